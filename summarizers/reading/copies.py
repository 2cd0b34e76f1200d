"""What stands twice in the input: sentences repeated inside a document, and copies of documents.

Repeats are evidence where documents are independent and none where they are not, so both lose their vote before the
ranking. Nothing compares all pairs: repeats are found by the words themselves, copies by an inverted index of word
5-grams (Broder 1997: containment of shingles). A quarter of them is indexed, which finds the document that shares
most; how much of the one stands in the other is then counted over all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

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
    for row, sentence in enumerate(sentences):
        key = (sentence.document, words.key(row))
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
    kept: dict[bytes, int] = {}
    shingles_of: dict[int, NDArray[np.uint64]] = {}
    postings: defaultdict[int, list[int]] = defaultdict(list)
    copy_of: dict[int, int] = {}
    for row in sorted(range(n_documents), key=lambda row: (-lengths[row], row)):
        ids = words.ids[borders[row] : borders[row + 1]]
        if not len(ids):
            continue
        twin = kept.setdefault(ids.tobytes(), row)
        shingles = _shingles(ids)
        sample: list[int] = shingles[shingles % np.uint64(_SAMPLE) == 0].tolist()
        nearest = _most_shared(sample, postings) if twin == row else None
        if nearest is not None and _containment(shingles, shingles_of[nearest]) >= COPY_CONTAINMENT:
            twin = nearest
        if twin != row:
            copy_of[row] = twin
            continue
        shingles_of[row] = shingles
        for shingle in sample:
            if len(listed := postings[shingle]) < _POSTINGS:
                listed.append(row)
    return copy_of


def _most_shared(sample: list[int], postings: dict[int, list[int]]) -> int | None:
    """The kept document that has most of these shingles, of equals the lower row; None where none has any."""
    shared = Counter(row for shingle in sample for row in postings.get(shingle, ()))
    return min(shared, key=lambda row: (-shared[row], row), default=None)


def _containment(shingles: NDArray[np.uint64], others: NDArray[np.uint64]) -> float:
    """The share of the first shingles that is among the second; both ascending and not empty."""
    places = np.minimum(np.searchsorted(others, shingles), len(others) - 1)
    return float((others[places] == shingles).mean())


def _shingles(ids: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Hashes of the distinct word 5-grams, ascending; none for a text of fewer words."""
    mixed = np.zeros(max(0, len(ids) - SHINGLE + 1), dtype=np.uint64)
    for offset in range(SHINGLE):
        window = ids[offset : offset + len(mixed)].astype(np.uint64)
        mixed = (mixed ^ (window + np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xFF51AFD7ED558CCD)
        mixed ^= mixed >> np.uint64(33)
    return np.unique(mixed)
