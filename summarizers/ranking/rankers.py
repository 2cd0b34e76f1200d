"""The table of rankers: to add one, write its file and its line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizers.datatypes import Sentence
from summarizers.ranking.centroid import centroid
from summarizers.ranking.lead import lead
from summarizers.ranking.lexrank import lexrank
from summarizers.ranking.textrank import textrank
from summarizers.ranking.vectors import Floats, Vectors
from summarizers.reading.languages import Language


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a ranker is given: n sentences, in three forms, and where a walk over them starts anew.

    Attributes:
        sentences: the sentences.
        vectors: their vectors; row i is `sentences[i]`.
        teleport: (n,) summing to 1; uneven where there is a query.
        language: of the sentences.
    """

    sentences: Sequence[Sentence]
    vectors: Vectors
    teleport: Floats
    language: Language


class Ranker(NamedTuple):
    """A way to score sentences: its description in one line, the function, and whether it heeds the teleport."""

    description: str
    score: Callable[[Ranked], Floats]
    heeds_teleport: bool


RANKERS: dict[str, Ranker] = {
    "textrank": Ranker(
        "PageRank on the cosine graph, exact and in linear time (Mihalcea & Tarau 2004)",
        lambda given: textrank(given.vectors, given.teleport),
        True,
    ),
    "lexrank": Ranker(
        "PageRank on the graph of similar pairs (Erkan & Radev 2004)",
        lambda given: lexrank(given.vectors, given.teleport),
        True,
    ),
    "centroid": Ranker(
        "Nearness to the mean of all sentences (Radev et al. 2004)",
        lambda given: centroid(given.vectors, given.teleport),
        True,
    ),
    "lead": Ranker("First sentences of the documents in turn", lambda given: lead(given.sentences), False),
}
