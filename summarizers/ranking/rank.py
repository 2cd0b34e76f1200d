"""The text -> its vectors and one score a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from summarizers.datatypes import Options
from summarizers.ranking.manner import manner_prior
from summarizers.ranking.plainness import plainness_prior
from summarizers.ranking.priors import centrality, document_rows, position_prior, shared_prior, teleport, title_prior
from summarizers.ranking.ranked import Ranked
from summarizers.ranking.rankers import RANKERS
from summarizers.ranking.sparse_rows import Floats, Places
from summarizers.ranking.topic import Topics, topics
from summarizers.ranking.undated import undated_prior
from summarizers.ranking.vectors import Vectors, tfidf
from summarizers.reading.read import Text
from summarizers.reading.words import words_of

# Flattens the ranker's scores, so that place and titles weigh as much as the words (docs/quality.md).
RANK_EXPONENT = 0.75
_DIGITS = 10  # of the highest score that count: what differs by rounding errors alone is a tie, and ties have a rule


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scores of n sentences in d documents.

    Attributes:
        vectors: row i is `sentences[i]`.
        documents: (n,) row of each sentence's document.
        scores: (n,) at least 0; equal where they differ by rounding errors alone.
        central: (d,) cosine of each document to the rest.
        topics: which documents are about something else.
    """

    vectors: Vectors
    documents: Places
    scores: Floats
    central: Floats
    topics: Topics


def rank(text: Text, options: Options) -> Ranking:
    """Score every sentence: its rank × the priors (× query, if the ranker has no teleport)."""
    vectors = tfidf(text.words)
    n, n_documents = len(text.sentences), len(text.documents)
    documents = np.fromiter((sentence.document for sentence in text.sentences), np.int64, n)
    found = topics(text.words, documents, n_documents)
    query = _query_similarity(text, vectors, options.query)
    articles = document_rows(vectors.matrix, documents, n_documents)
    ranker = RANKERS[options.ranker]
    scores = ranker.score(Ranked(text.sentences, vectors, teleport(n, query), text.language, text.documents))
    if ranker.reads_words:
        # Titles of copies and strays have no vote, as their sentences have none.
        is_heard = (np.bincount(documents, minlength=n_documents) > 0) & ~found.off_topic
        titles = vectors.project(text.titles.keep(is_heard.nonzero()[0]))
        priors = position_prior(text.sentences) * title_prior(vectors.matrix, titles)
        priors *= manner_prior(text.sentences, text.words, text.language)
        priors *= undated_prior(text.sentences, text.documents, text.words, text.language)
        priors *= plainness_prior(text.sentences, text.language)
        if query is None:  # who asks wants what few speak of, too
            priors *= shared_prior(vectors.matrix, articles)
        scores = scores**RANK_EXPONENT * priors
    if query is not None and not ranker.heeds_teleport:
        scores = scores * (0.1 + query)
    return Ranking(vectors, documents, _rounded(scores), centrality(articles), found)


def _rounded(scores: Floats) -> Floats:
    highest = float(scores.max(initial=0.0))
    return np.round(scores / highest, _DIGITS) * highest if highest > 0 else scores


def _query_similarity(text: Text, vectors: Vectors, query: str | None) -> Floats | None:
    """(n,) cosine of each sentence to the query; None where there is no query."""
    if query is None:
        return None
    term_number = {term: number for number, term in enumerate(text.words.terms)}
    words = words_of([" ".join(query.split())], text.language)
    weights = np.zeros(vectors.matrix.width)
    for term in words.terms:
        if term in term_number:
            weights[term_number[term]] = vectors.idf[term_number[term]]
    length = float(np.sqrt((weights * weights).sum()))
    return vectors.matrix @ (weights / length) if length > 0 else np.zeros(len(text.sentences))
