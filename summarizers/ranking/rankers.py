"""The table of rankers: to add one, write its file and its line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from summarizers.ranking import sumy_rankers
from summarizers.ranking.centroid import centroid
from summarizers.ranking.lead import lead
from summarizers.ranking.lexrank import lexrank
from summarizers.ranking.ranked import Ranked
from summarizers.ranking.sparse_rows import Floats
from summarizers.ranking.textrank import textrank


class Ranker(NamedTuple):
    """A way to score sentences.

    Attributes:
        description: in one line.
        score: the function.
        heeds_teleport: whether a query reaches it as the teleport.
        reads_words: whether it scores what the sentences say; one that goes by their places alone is left as it is.
    """

    description: str
    score: Callable[[Ranked], Floats]
    heeds_teleport: bool
    reads_words: bool = True


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
    "lead": Ranker("First sentences of the documents in turn", lambda given: lead(given.sentences), False, False),
    "lsa": Ranker(
        f"Latent semantic analysis (Steinberger & Ježek 2004), by sumy; to {sumy_rankers.MOST_SENTENCES_LSA} sentences",
        sumy_rankers.lsa,
        False,
    ),
    "luhn": Ranker("The densest run of frequent words (Luhn 1958), by sumy", sumy_rankers.luhn, False),
    "kl": Ranker(
        f"Closest to all words (Haghighi & Vanderwende 2009), by sumy; to {sumy_rankers.MOST_SENTENCES_KL} sentences",
        sumy_rankers.kl,
        False,
    ),
    "sum-basic": Ranker("Frequent words, each said once (Nenkova 2005), by sumy", sumy_rankers.sum_basic, False),
    "edmundson": Ranker("Key words, titles and places (Edmundson 1969), by sumy", sumy_rankers.edmundson, False),
    "reduction": Ranker("The sum of a sentence's edges, by sumy", sumy_rankers.reduction, False),
}
