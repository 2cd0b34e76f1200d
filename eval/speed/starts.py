"""What it costs to begin: importing each library, and a whole process from the shell's call to the printed brief."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from eval.errors import EvaluationError
from eval.speed.runner import environment

# Each with what needs it.
LIBRARIES: Mapping[str, str] = {
    "click": "the command line",
    "numpy": "every brief",
    "scipy.sparse": "stories, lexrank, more than some 16 documents",
    "punkt": "sentence ends in 18 languages",
    "sentencex": "sentence ends in the others",
    "Stemmer": "every brief",
    "charset_normalizer": "files in unknown encodings",
    "py3langid": "languages that function words do not tell",
    "trafilatura": "HTML",
    "feedparser": "feeds",
    "lxml.html": "HTML",
    "sumy.summarizers.lsa": "sumy's rankers",
    "sklearn.feature_extraction.text": "stories' baselines, tests",
    "nltk": "peers",
    "rich.console": "--explain, the harness",
    "flask": "the service",
    "pydantic": "the service",
    "prometheus_client": "the service",
    "structlog": "the service",
    "summarizers": "this project's front door",
    "summarizers.pipeline": "this project's pipeline",
    "service.cli": "this project's command line",
}
# By processor time: reading the files a second time costs none, so that the first library is no dearer than others.
_IMPORT = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"
_LOADED = """
import sys
from service.cli import main
try:
    main(["brief", {path!r}])
finally:
    print("\\n" + " ".join(sys.modules))
"""
# What sumy's own command line does, with its tokeniser's Punkt data taken from an installed package.
_SUMY = """
import sys
from sumy.nlp import tokenizers
import punkt
from nltk.tokenize import NLTKWordTokenizer
class Sentences:
    tokenize = staticmethod(lambda text: punkt.sent_tokenize(text, "english"))
class Words:
    tokenize = staticmethod(
        lambda text: [word for one in Sentences.tokenize(text) for word in NLTKWordTokenizer().tokenize(one)]
    )
tokenizers.Tokenizer._get_sentence_tokenizer = lambda self, language: Sentences
tokenizers.Tokenizer._get_word_tokenizer = lambda self, language: Words
from sumy.__main__ import main
main(["text-rank", "--length=4", "--file=" + sys.argv[1]])
"""


@dataclass(frozen=True, slots=True)
class Import:
    """What one library costs: milliseconds in a fresh process, and whether a default brief loads it."""

    name: str
    needed_for: str
    milliseconds: float
    in_default_brief: bool


def imports(runs: int, example: Path) -> list[Import]:
    """Every library of `LIBRARIES` that is installed, in a fresh process each.

    Args:
        runs: of which the median is taken.
        example: articles of the default brief.
    """
    loaded = set(_output([sys.executable, "-c", _LOADED.format(path=str(example))]).splitlines()[-1].split())
    found = []
    for name, needed_for in LIBRARIES.items():
        if find_spec(name.split(".")[0]):
            seconds = [float(_output([sys.executable, "-c", _IMPORT.format(name)])) for _ in range(runs)]
            found.append(Import(name, needed_for, 1000 * median(seconds), name in loaded))
    return found


def whole_processes(runs: int, example: Path, joined: Path, clock: str) -> dict[str, float]:
    """Median seconds of a whole process: ours on a set's folder, sumy's on the same text; they take turns.

    Args:
        runs: of each, after one more that does not count.
        example: the folder of a document set.
        joined: a file with the text of all of its documents, which is all that sumy takes.
        clock: "wall", or "cpu" for the processes' own time.
    """
    commands = {
        "wirebrief brief": [sys.executable, "-m", "service.cli", "brief", str(example)],
        "sumy text-rank": [sys.executable, "-c", _SUMY, str(joined)],
        "python": [sys.executable, "-c", "pass"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            start = _OF_CHILDREN[clock]()
            _output(command)
            seconds[name].append(_OF_CHILDREN[clock]() - start)
    return {name: median(times[1:]) for name, times in seconds.items()}


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_OF_CHILDREN = {"wall": time.perf_counter, "cpu": _processor_time}


def _output(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)  # noqa: S603
    if done.returncode:
        raise EvaluationError(f"{command[-1]}: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
    return done.stdout
