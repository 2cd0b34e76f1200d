"""Texts made to be slow: each gives a brief or a clear refusal, in a process whose time and memory have an end."""

import json
import subprocess
import sys

import pytest

from eval.speed.slow_texts import SLOW_TEXTS

SIZE = 400_000  # code points; a step that is quadratic in them or in lines takes minutes
PROCESSOR_SECONDS = 60  # a bound on the structure, far above what any of them takes
MEMORY = 6 * 2**30

BRIEF = """
import json, resource, sys
from eval.speed.slow_texts import SLOW_TEXTS
from summarizers import SummarizerError, summarize
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]), int(sys.argv[3])))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[4]), int(sys.argv[4])))
texts = SLOW_TEXTS[sys.argv[1]](int(sys.argv[2]))
try:
    brief = summarize(texts)
except SummarizerError as error:
    answer = {"error": type(error).__name__}
else:
    sources = {one.document.id: one.document.text for one in brief.documents}
    verbatim = all("".join(sources[one.document][one.start : one.end].split()) == "".join(one.text.split())
                   for one in brief.sentences)
    words = [len(one.text.split()) for one in brief.sentences]
    answer = {"sentences": len(words), "words": sum(words), "verbatim": verbatim}
print(json.dumps(answer))
"""


@pytest.mark.case("17", "18")
@pytest.mark.parametrize("name", SLOW_TEXTS)
def test_a_text_made_to_be_slow_ends_in_a_brief_or_a_clear_refusal(name: str) -> None:
    command = [sys.executable, "-c", BRIEF, name, *map(str, (SIZE, PROCESSOR_SECONDS, MEMORY))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    answer = json.loads(done.stdout)
    if "error" in answer:
        assert answer["error"] == "NothingToSummarizeError"
    else:
        assert answer["sentences"] >= 1
        assert answer["verbatim"]
        assert answer["words"] <= 100 or answer["sentences"] == 1


@pytest.mark.parametrize("name", SLOW_TEXTS)
def test_a_text_made_to_be_slow_has_about_the_size_asked_for(name: str) -> None:
    """Else its cost a code point would be that of another text."""
    for size in (10_000, 40_000):
        assert sum(len(one.text) for one in SLOW_TEXTS[name](size)) == pytest.approx(size, rel=0.25)
