"""What a system is asked for: the summary of one document set, at most so many words long."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from typing import NamedTuple

from eval.metrics.rouge import RougeOptions
from summarizers import Document
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import Language, language_of


@dataclass(frozen=True, slots=True)
class Task:
    """One set, and how long its summary may be.

    Attributes:
        id: of the set.
        documents: at least one.
        words: ceiling of the summary, in words of the set's language.
        seed: for systems that draw lots.
        references: for the oracle alone; no other system may look at them.
        rouge: how summaries are scored, for the oracle alone.
    """

    id: str
    documents: tuple[Document, ...]
    words: int
    seed: int = 0
    references: tuple[str, ...] = ()
    rouge: RougeOptions = field(default_factory=RougeOptions)

    def language(self) -> Language:
        """The language that most of the documents are written in, the first of equals."""
        codes = [document.language or detect_language(document.text) for document in self.documents]
        return language_of(Counter(codes).most_common(1)[0][0])

    def lots(self) -> random.Random:
        """A generator that depends on the seed and the set alone, whatever was drawn for other sets."""
        return random.Random(f"{self.seed}:{self.id}")  # noqa: S311 - no secret hangs on it


class System(NamedTuple):
    """Anything that turns a document set into a summary.

    Attributes:
        description: in one line.
        summarize: the sentences of a summary, in reading order.
        signature: what shapes its answers, besides the task.
    """

    description: str
    summarize: Callable[[Task], Sequence[str]]
    signature: Callable[[], str]


def package_signature(name: str, package: str) -> str:
    """The signature of a system that an installed package is: its version."""
    try:
        return f"{name}|v:{metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{name}|not installed"


def filled(preferred: Iterable[tuple[int, str]], task: Task) -> list[int]:
    """Take what fits the length, in the order of preference; what does not fit is passed over.

    All systems that rank sentences and leave the length to their caller are cut like this, as ours are.

    Args:
        preferred: sentences, each with its place in the documents.
        task: says the length.

    Returns:
        The places of the sentences taken, in the order of preference.
    """
    language, left = task.language(), task.words
    taken = []
    for place, sentence in preferred:
        length = language.count_words(sentence)
        if length <= left:
            taken.append(place)
            left -= length
    return taken
