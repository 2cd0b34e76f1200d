"""What stands twice in the input: sentences repeated inside a document, and copies of documents.

Repeats are evidence where documents are independent and none where they are not, so both lose their vote before the
ranking. Nothing compares all pairs: repeats are found by the words themselves, copies by an inverted index of word
5-grams (Broder 1997: containment of shingles). A document with too many shingles of its own is no copy, which settles
nearly all; for the others a quarter of the shingles is indexed, which finds the document that shares most, and how
much of the one stands in the other is then counted over all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Sentence
from summarizers.reading.words import Words

COPY_CONTAINMENT = 0.7  # of a document's shingles that stand in another one
SHINGLE = 5  # words
_SAMPLE = 4  # one shingle in this many is indexed
_POSTINGS = 16  # documents listed a shingle; a wire sentence in more of them tells no copy from another


def repeats_inside(sentences: Sequence[Sentence], words: Words) -> NDArray[np.bool_]:
    """(n,) whether a sentence stood earlier in its document, word for word."""
    seen: set[tuple[int, bytes]] = set()
    repeats = np.zeros(len(sentences), dtype=bool)
    keys = [(sentence.document, said) for sentence, said in zip(sentences, words.keys(), strict=True)]
    for row, key in enumerate(keys) if len(set(keys)) < len(keys) else ():
        repeats[row] = key in seen
        seen.add(key)
    return repeats


def copies(documents: NDArray[np.int64], words: Words, n_documents: int) -> dict[int, int]:
    """Documents that are copies of another, whole or cut short: row -> row of the one that is kept.

    The longest version is kept; of equals, the first in canonical order.

    Args:
        documents: (n,) row of each sentence's document, ascending.
        words: of the n sentences, repeats inside a document already gone.
        n_documents: how many documents there are.
    """
    borders = words.starts[np.searchsorted(documents, np.arange(n_documents + 1))]
    lengths = np.diff(borders)
    shingles = _shingles(words.ids, borders)
    suspects = _suspects(shingles, n_documents)
    indexed = _indexed(shingles, suspects)
    kept: dict[bytes, int] = {}
    postings: defaultdict[int, list[int]] = defaultdict(list)
    copy_of: dict[int, int] = {}
    for row in sorted(np.flatnonzero(lengths).tolist(), key=lambda row: (-lengths[row], row)):
        twin = kept.setdefault(words.ids[borders[row] : borders[row + 1]].tobytes(), row)
        sample = indexed.get(row, ())
        nearest = _most_shared(sample, postings) if twin == row and suspects[row] else None
        if nearest is not None and _containment(shingles.of(row), shingles.of(nearest)) >= COPY_CONTAINMENT:
            twin = nearest
        if twin != row:
            copy_of[row] = twin
            continue
        for shingle in sample:
            if len(listed := postings[shingle]) < _POSTINGS:
                listed.append(row)
    return copy_of


class _Shingles(NamedTuple):
    """Hashes of all word 5-grams, in the order of the text; a document of fewer words has none.

    Attributes:
        hashes: (n_shingles,) of each.
        documents: (n_shingles,) row of the document that it stands in, ascending.
    """

    hashes: NDArray[np.uint64]
    documents: NDArray[np.int64]

    def of(self, document: int) -> NDArray[np.uint64]:
        """The distinct ones of a document, ascending."""
        start, end = np.searchsorted(self.documents, [document, document + 1])
        return np.unique(self.hashes[start:end])


def _shingles(ids: NDArray[np.int32], borders: NDArray[np.int64]) -> _Shingles:
    """Those of documents that each reach from one border to the next."""
    hashes = np.zeros(max(0, len(ids) - SHINGLE + 1), dtype=np.uint64)
    for offset in range(SHINGLE):
        hashes ^= ids[offset : offset + len(hashes)].astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        hashes *= np.uint64(0xFF51AFD7ED558CCD)
        hashes ^= hashes >> np.uint64(33)
    documents = np.repeat(np.arange(len(borders) - 1), np.diff(borders))[: len(hashes)]
    within = np.arange(SHINGLE, len(hashes) + SHINGLE) <= borders[1:][documents]
    return _Shingles(hashes[within], documents[within])


def _suspects(shingles: _Shingles, n_documents: int) -> NDArray[np.bool_]:
    """(n_documents,) whether so few shingles of a document stand nowhere else that it may be a copy.

    They are counted by the low bits of their hashes alone, in a table of two to four times their number: one that has
    an entry to itself is unique, the others may be.
    """
    table = np.uint64((2 << len(shingles.hashes).bit_length()) - 1)
    entries = (shingles.hashes & table).astype(np.int64)
    is_unique = np.bincount(entries)[entries] == 1
    of_document = np.bincount(shingles.documents, minlength=n_documents)
    unique = np.bincount(shingles.documents[is_unique], minlength=n_documents)
    return (of_document - unique) / np.maximum(of_document, 1) >= COPY_CONTAINMENT


def _indexed(shingles: _Shingles, suspects: NDArray[np.bool_]) -> dict[int, list[int]]:
    """Document -> a quarter of its distinct shingles, of those that a suspect has; the others find no copy."""
    if not suspects.any():  # as is usual
        return {}
    hashes, documents = (part[shingles.hashes % np.uint64(_SAMPLE) == 0] for part in shingles)
    is_wanted = np.isin(hashes, hashes[suspects[documents]])
    hashes, documents = hashes[is_wanted], documents[is_wanted]
    rows, starts = np.unique(documents, return_index=True)
    parts = np.split(hashes, starts[1:])
    return {row: np.unique(part).tolist() for row, part in zip(rows.tolist(), parts, strict=False)}


def _most_shared(sample: Sequence[int], postings: dict[int, list[int]]) -> int | None:
    """The kept document that has most of these shingles, of equals the lower row; None where none has any."""
    shared = Counter(row for shingle in sample for row in postings.get(shingle, ()))
    return min(shared, key=lambda row: (-shared[row], row), default=None)


def _containment(shingles: NDArray[np.uint64], others: NDArray[np.uint64]) -> float:
    """The share of the first shingles that is among the second; both ascending and not empty."""
    places = np.minimum(np.searchsorted(others, shingles), len(others) - 1)
    return float((others[places] == shingles).mean())
