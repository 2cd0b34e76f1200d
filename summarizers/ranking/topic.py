"""Which documents are about something else than the others.

Two documents are linked when they share enough words, or enough pairs of neighbouring content words: names and set
phrases, which documents about different events rarely share, whatever the language. What is not connected to the
largest group of documents is off-topic. (A cut on the cosine to the rest names ten times as many documents of clean
sets to catch as many strays.)
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.sparse_rows import SparseRows, counted, numbered
from summarizers.ranking.vectors import content
from summarizers.reading.words import Words

FEWEST_DOCUMENTS = 3  # of two documents, neither is the odd one out
WORD_LINK = 0.15  # cosine of log-weighted term counts, among many documents, and at least
MANY_DOCUMENTS = 10  # the more there are, the higher the highest cosine of a stray to any of them, by chance alone
WORD_LINK_SLOPE = 0.0175  # what the cosine may be lower for each natural logarithm that they are fewer
WORD_LINK_SHARE = 0.4  # of what is usual between a document of this set and the one nearest to it
PAIR_LINK = 0.025  # cosine of the sets of term pairs
_REFERENCES = 256  # documents that the others are compared with, so that the cost grows with the text alone
_BLOCK = 4_096  # documents that are multiplied at a time, so that memory grows with the text alone, too
_SMALL = 100_000  # cells of rows that are multiplied with their zeros in less time than scipy.sparse takes


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
    rows, terms = content(words)
    document_of = documents[rows]
    width = max(1, len(words.terms))
    counts = counted(document_of, terms, n_documents, width)
    vocabulary = counts.sizes()
    speaking = vocabulary.nonzero()[0]
    if len(speaking) < 2:
        return Topics(none, False)
    references = speaking[np.argsort(-vocabulary[speaking], kind="stable")][:_REFERENCES]
    alike, nearest = _alike(counts.weighted(np.log1p(counts.weights)).unit(), references)
    linked = alike >= max(_word_link(len(speaking)), WORD_LINK_SHARE * _median(nearest[speaking]))
    part_of = _parts(linked, references)
    if (part_of[speaking] != part_of[speaking[0]]).any():  # else pairs could link nothing that is not linked yet
        by_pairs = _pair_sets(document_of, terms, n_documents, width)
        for block in _blocks(n_documents):
            linked[block] |= _products(by_pairs, references, block) >= PAIR_LINK
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


def _word_link(n_documents: int) -> float:
    """The cosine that links two of so many documents."""
    return WORD_LINK - WORD_LINK_SLOPE * log(MANY_DOCUMENTS / min(n_documents, MANY_DOCUMENTS))


def _pair_sets(document_of: NDArray[np.int64], terms: NDArray[np.int64], n_documents: int, width: int) -> SparseRows:
    """(d, p) unit rows of the pairs of neighbouring terms that each document has; over a sentence's end they count."""
    same_document = document_of[:-1] == document_of[1:]
    # A pair's number is that of its two terms.
    pairs, n_pairs = numbered((terms[:-1] * width + terms[1:])[same_document])
    sets = counted(document_of[:-1][same_document], pairs, n_documents, max(1, n_pairs))
    return sets.weighted(np.ones_like(sets.weights)).unit()


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
        joined = part_of.copy()
        for block in _blocks(n_documents):
            lowest = np.where(linked[block], part_of[references], n_documents).min(axis=1)
            joined[block] = np.minimum(joined[block], lowest)
        for block in _blocks(n_documents):
            lowest = np.where(linked[block], joined[block, None], n_documents).min(axis=0)
            joined[references] = np.minimum(joined[references], lowest)
        if (joined == part_of).all():
            return part_of
        part_of = joined


def _blocks(n_documents: int) -> list[slice]:
    return [slice(start, start + _BLOCK) for start in range(0, n_documents, _BLOCK)]


def _alike(matrix: SparseRows, references: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """(d, r) products of all rows with the references, and (d,) of each row the highest with another row.

    All of them are kept, so that none is made twice, in float32: seven digits tell links from no links.
    """
    alike = np.empty((len(matrix), len(references)), dtype=np.float32)
    nearest = np.zeros(len(matrix))
    for block in _blocks(len(matrix)):
        products = _products(matrix, references, block)
        alike[block] = products
        products[np.arange(len(matrix))[block, None] == references] = 0.0
        products.max(axis=1, out=nearest[block])
    return alike, nearest


def _products(matrix: SparseRows, references: NDArray[np.int64], block: slice) -> NDArray[np.float64]:
    """(b, r) product of each row in a block with the reference rows."""
    if len(matrix) * matrix.width > _SMALL:
        rows = matrix.to_scipy()
        return np.asarray((rows[block] @ rows[references].T).toarray())
    dense = np.zeros((len(matrix), matrix.width))
    dense[matrix.rows, matrix.columns] = matrix.weights
    return dense[block] @ dense[references].T


def _median(values: NDArray[np.float64]) -> float:
    """Half-way between the middle two, or the middle one; numpy's own takes ten times as long for a few values."""
    ascending = np.sort(values)
    return float(ascending[(len(values) - 1) // 2] + ascending[len(values) // 2]) / 2.0
