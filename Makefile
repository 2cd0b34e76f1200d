# Everything is set up in .venv, from the pins in requirements.lock; a target that is up to date does no work again.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
SPARK_READY := .venv/spark-ready
SPARK := pandas|py4j|pyarrow|pyspark

.PHONY: brief test check soak fuzz audit serve quality ablation bench bench-http spark lock lock-spark clean

brief: $(READY)
	@$(BIN)/wirebrief brief seeds/aktau --words 100

test: $(READY)
	@$(BIN)/python -m pytest -rs

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# Minutes of mixed requests while processes are killed and replaced, and the other tests that take long.
soak: $(READY)
	@$(BIN)/python tests/load/soak.py
	@$(BIN)/python -m pytest -m soak

# Seconds for each parser. atheris is no dependency: it is for this alone, and not for every platform.
FUZZ_SECONDS ?= 60
fuzz: $(READY)
	@test -d build/fuzz || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/fuzz atheris==3.0.0
	@for form in text markdown html json jsonl feed any duc; do \
		mkdir -p build/corpus/$$form && $(BIN)/python tests/fuzz/guided.py $$form $(FUZZ_SECONDS) build/corpus/$$form || exit 1; done

# Known weaknesses of the pins; needs the network, and is no dependency.
audit: $(READY)
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit && build/audit/bin/python -m pip install --quiet pip-audit; }
	@build/audit/bin/pip-audit --no-deps --disable-pip --requirement requirements.lock

serve: $(READY)
	@$(BIN)/wirebrief serve

# Ours and every peer on all evaluation data, kept in eval/results/; the pages are build/quality/index.html.
quality: $(READY)
	@$(BIN)/python -m eval quality --jobs 2 --keep eval/results/quality.json --pages build/quality
	@$(BIN)/python -m eval docs

# What each ingredient of the default brings: the table in docs/quality.md.
ablation: $(READY)
	@$(BIN)/python -m eval ablation --jobs 2 --keep eval/results/ablation.json
	@$(BIN)/python -m eval docs

bench: $(READY)
	@$(BIN)/python -m eval speed

bench-http: $(READY)
	@$(BIN)/python tests/load/bench_http.py

# Corpora, on one machine and on Spark: 660 MB, so it is asked for. Spark needs Java 17 besides.
spark: $(SPARK_READY)

$(SPARK_READY): $(READY) requirements-spark.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-spark.lock
	@touch $(SPARK_READY)

# A new environment is made when the pins or the project's own description change.
$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

# Pins of what is installed now: name==version lines and nothing else.
lock: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --editable '.[eval,slack,test,check]'
	@$(BIN)/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+$$' | grep -vE '^($(SPARK))==' > requirements.lock
	@touch $(READY)

lock-spark: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --editable '.[spark]'
	@$(BIN)/python -m pip freeze | grep -E '^($(SPARK))==' > requirements-spark.lock
	@touch $(SPARK_READY)

clean:
	@rm -rf .venv build *.egg-info
