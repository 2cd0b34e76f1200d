"""Which documents are about something else than the others.

Two documents are linked when they share enough words, or enough pairs of neighbouring content words: names and set
phrases, which documents about different events rarely share, whatever the language. What is not connected to the
largest group of documents is off-topic. (A cut on the cosine to the rest names ten times as many documents of clean
sets to catch as many strays.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from summarizers.reading.words import Words

FEWEST_DOCUMENTS = 3  # of two documents, neither is the odd one out
WORD_LINK = 0.15  # cosine of log-weighted term counts, and at least
WORD_LINK_SHARE = 0.4  # of what is usual between a document of this set and the one nearest to it
PAIR_LINK = 0.025  # cosine of the sets of term pairs
_REFERENCES = 256  # documents that the others are compared with, so that the cost grows with the text alone


class Topics(NamedTuple):
    """(d,) which documents are off-topic, and whether the documents fall into parts with no main one."""

    off_topic: NDArray[np.bool_]
    is_mixed: bool


def topics(words: Words, documents: NDArray[np.int64], n_documents: int) -> Topics:
    """Find the documents that no link connects to the largest group.

    Args:
        words: of n sentences.
        documents: (n,) row of each sentence's document, ascending.
        n_documents: d; those without a sentence count as neither.
    """
    none = np.zeros(n_documents, dtype=bool)
    terms, document_of = _content_terms(words, documents)
    counts = _grouped(document_of, terms.astype(np.int64), n_documents, len(words.terms))
    speaking = np.flatnonzero(np.diff(counts.indptr))
    if len(speaking) < 2:
        return Topics(none, False)
    counts.data = np.log1p(counts.data)
    # A pair's number is that of its two terms; neighbours over a sentence's end are not kept apart.
    pairs = terms[:-1].astype(np.int64) * len(words.terms) + terms[1:]
    same_document = document_of[:-1] == document_of[1:]
    distinct, numbers = np.unique(pairs[same_document], return_inverse=True)
    pair_sets = _grouped(document_of[:-1][same_document], numbers, n_documents, len(distinct))
    pair_sets.data = np.ones_like(pair_sets.data)

    references = speaking[np.argsort(-np.diff(counts.indptr)[speaking], kind="stable")][:_REFERENCES]
    cosine = _cosine(counts, references)
    nearest = np.where(np.arange(n_documents)[:, None] == references, 0.0, cosine).max(axis=1)
    word_link = max(WORD_LINK, WORD_LINK_SHARE * float(np.median(nearest[speaking])))
    linked = (cosine >= word_link) | (_cosine(pair_sets, references) >= PAIR_LINK)
    part_of = _parts(linked, references)
    sizes = np.bincount(part_of[speaking])
    main = int(sizes.argmax())
    if sizes[main] == len(speaking):
        return Topics(none, False)
    if len(speaking) < FEWEST_DOCUMENTS or np.count_nonzero(sizes == sizes[main]) > 1:
        return Topics(none, True)
    off_topic = none.copy()
    off_topic[speaking] = part_of[speaking] != main
    return Topics(off_topic, False)


def _parts(linked: NDArray[np.bool_], references: NDArray[np.int64]) -> NDArray[np.int64]:
    """(d,) the lowest row that links connect each document with.

    scipy's connected components would do, but take 0.1 s to import.

    Args:
        linked: (d, r) whether a document is linked with a reference.
        references: (r,) their rows.
    """
    n_documents = len(linked)
    part_of = np.arange(n_documents)
    while True:
        lowest = np.where(linked, part_of[references], n_documents).min(axis=1)
        joined = np.minimum(part_of, lowest)
        joined[references] = np.minimum(joined[references], np.where(linked, joined[:, None], n_documents).min(axis=0))
        if (joined == part_of).all():
            return part_of
        part_of = joined


def _content_terms(words: Words, documents: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The terms of all sentences in order, stop words left out, and each one's document."""
    terms = words.term_of[words.ids] if len(words.ids) else np.zeros(0, dtype=np.int32)
    document_of = np.repeat(documents, np.diff(words.starts))
    return terms[terms >= 0], document_of[terms >= 0]


def _grouped(rows: NDArray[np.int64], columns: NDArray[np.int64], n_rows: int, n_columns: int) -> csr_array:
    """(n_rows, n_columns) how often each pair of row and column stands there."""
    return csr_array(coo_array((np.ones(len(rows)), (rows, columns)), shape=(n_rows, max(1, n_columns))))


def _cosine(matrix: csr_array, references: NDArray[np.int64]) -> NDArray[np.float64]:
    """(d, len(references)) cosine of each row to the reference rows."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    unit = matrix.copy()
    unit.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(matrix.indptr))
    return np.asarray((unit @ unit[references].T).toarray())
