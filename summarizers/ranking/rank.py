"""The text -> its vectors and one score a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Options
from summarizers.ranking.priors import centrality, document_rows, position_prior, teleport
from summarizers.ranking.rankers import RANKERS, Ranked
from summarizers.ranking.topic import on_topic
from summarizers.ranking.vectors import Floats, Vectors, tfidf
from summarizers.reading.read import Text
from summarizers.reading.words import words_of


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scores of n sentences in d documents.

    Attributes:
        vectors: row i is `sentences[i]`.
        scores: (n,) at least 0.
        central: (d,) cosine of each document to the rest.
        off_topic: (d,) whether a document is about something else.
    """

    vectors: Vectors
    scores: Floats
    central: Floats
    off_topic: NDArray[np.bool_]


def rank(text: Text, options: Options) -> Ranking:
    """Score every sentence: the ranker's score × position × topic (× query, where the ranker has no teleport)."""
    vectors = tfidf(text.words)
    n = len(text.sentences)
    query = _query_similarity(text, vectors, options.query)
    ranker = RANKERS[options.ranker]
    scores = ranker.score(Ranked(text.sentences, vectors, teleport(n, query), text.language, text.documents))
    scores = scores * position_prior(text.sentences)
    if query is not None and not ranker.heeds_teleport:
        scores = scores * (0.1 + query)
    of_document = [sentence.document for sentence in text.sentences]
    rows = document_rows(vectors.matrix, of_document, len(text.documents))
    central = centrality(rows)
    factor, off_topic = on_topic(central, rows)
    if options.off_topic == "exclude":
        scores = scores * factor[of_document]
    return Ranking(vectors, scores, central, off_topic)


def _query_similarity(text: Text, vectors: Vectors, query: str | None) -> Floats | None:
    """(n,) cosine of each sentence to the query; None where there is no query."""
    if query is None:
        return None
    term_number = {term: number for number, term in enumerate(text.words.terms)}
    words = words_of([" ".join(query.split())], text.language)
    weights = np.zeros(vectors.matrix.shape[1])
    for term in words.terms:
        if term in term_number:
            weights[term_number[term]] = vectors.idf[term_number[term]]
    length = float(np.sqrt((weights * weights).sum()))
    return np.asarray(vectors.matrix @ (weights / length)) if length > 0 else np.zeros(len(text.sentences))
