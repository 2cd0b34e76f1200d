"""What is timed: each system as its own users call it, asked for about 100 words, from text to summary.

The adapters of eval/systems cut every answer to one length and look its sentences up again, which is no part of a
peer's work; so the peers are called directly here. They are told the language, which ours has to find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec

from eval.systems import SYSTEMS, Task
from eval.systems.punkt_tokens import paragraphs_of, sentences_of
from eval.systems.sumy_pipelines import name_of, parsed, summarizer
from summarizers import Document
from summarizers.reading.languages import Language

OURS = "textrank"
WORDS = 100
SENTENCES = 4  # where a peer counts sentences
CHARACTERS = 600  # where it counts characters

Call = Callable[[Sequence[Document], Language], object]


def call_of(name: str) -> Call:
    """The call of a system: the peer's own, or for those of this project what `SYSTEMS` has."""
    if name.startswith("sumy-"):
        return partial(_sumy, name.removeprefix("sumy-"))
    return _PEERS.get(name) or partial(_system, name)


def _system(name: str, documents: Sequence[Document], _language: Language) -> object:
    return SYSTEMS[name].summarize(Task("speed", tuple(documents), WORDS))


def default_systems() -> tuple[str, ...]:
    """Ours and every peer that is installed."""
    peers = [name for name, package in _PACKAGES.items() if find_spec(package)]
    return (OURS, *(name for name in SYSTEMS if name.startswith("sumy-")), *peers)


def _text(documents: Sequence[Document]) -> str:
    return "\n\n".join(document.text for document in documents)


def _sumy(name: str, documents: Sequence[Document], language: Language) -> object:
    parser = parsed(_text(documents), language)
    return summarizer(name, parser, language)(parser.document, SENTENCES)


def _summa(documents: Sequence[Document], language: Language) -> object:
    from summa.summarizer import summarize

    return summarize(_text(documents), words=WORDS, language=name_of(language))


def _lede(documents: Sequence[Document], _language: Language) -> object:
    from lede import summarize

    return summarize(_text(documents), max_length=CHARACTERS)


def _lexrank(documents: Sequence[Document], language: Language) -> object:
    from lexrank import STOPWORDS, LexRank

    split = [
        [sentence for line in paragraphs_of(one.text) for sentence in sentences_of(line, language)] for one in documents
    ]
    ranker = LexRank(split, stopwords=STOPWORDS.get(language.code))
    return ranker.get_summary([sentence for document in split for sentence in document], summary_size=SENTENCES)


_PEERS: dict[str, Call] = {"summa": _summa, "pypi-lexrank": _lexrank, "lede": _lede}
_PACKAGES = {"summa": "summa", "pypi-lexrank": "lexrank", "lede": "lede"}
