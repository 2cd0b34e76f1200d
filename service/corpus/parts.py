"""Links -> parts: which documents are grouped together, no more at once than one process can hold.

Documents that links connect go into one part. Where more are connected than fit, links are taken from the heaviest
on, and one that would make a part too large is left out: single link with a limit to size (Kruskal's order). The real
clustering is done inside each part, so it does no harm that single link chains events; and what would be torn apart
here was connected by weak links only, but for two cases that are told:

* **crowds**, near-copies by the thousand: `CROWD` of them are read, and the others follow one of them into its story
  unread;
* documents between which a link was left out although it is heavy (**cut**): their story goes on in another part.

Small connected pieces of one language are put together by lot until a part is full, so that what is rare in a part
is what is rare in the corpus.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Rows = NDArray[np.int64]

PART = 2_000  # documents of ordinary length
ORDINARY = 10_000  # code points; a longer document takes the place of several
CROWD = 500  # near-copies that are read
NEAR_COPY = 700  # weight of a link, in thousandths
HEAVY = 200  # weight that one link of 20 reaches between documents of two stories, and 3 of 4 inside one
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio (Knuth 1998, 6.4): spreads neighbours


@dataclass(frozen=True, slots=True)
class Parts:
    """Where each document goes; row i of all is document i of the census, in ascending order of `record`.

    Attributes:
        record: (d,) ascending.
        part: (d,) numbered from 0.
        follows: (d,) the record whose story the document follows unread; -1 where it is read.
        is_cut: (d,) whether the story of the document probably goes on in another part.
    """

    record: Rows
    part: NDArray[np.int32]
    follows: Rows
    is_cut: NDArray[np.bool_]

    @property
    def n_parts(self) -> int:
        """How many parts there are; one at least."""
        return int(self.part.max(initial=0)) + 1


def parts(census: pa.Table, links: pa.Table, size: int = PART, crowd: int = CROWD) -> Parts:
    """Assign documents to parts.

    Args:
        census: of all documents, in any order.
        links: between them.
        size: of a part, in documents of ordinary length.
        crowd: near-copies that are read.
    """
    record = census.column("record").to_numpy()
    order = np.argsort(record)
    record = record[order]
    cost = 1 + census.column("characters").to_numpy()[order] // ORDINARY
    languages = np.array(census.column("language").to_pylist(), dtype=object)[order]
    first, second = (np.searchsorted(record, links.column(name).to_numpy()) for name in ("first", "second"))
    weight = links.column("weight").to_numpy()
    d = len(record)
    graph = csr_array((np.ones(len(first)), (first, second)), shape=(d, d))
    label = connected_components(graph, directed=False)[1].astype(np.int64) if d else np.zeros(0, np.int64)
    too_large = np.bincount(label, weights=cost)[label] > size
    forest = _Forest(cost, size, crowd)
    chosen = np.flatnonzero(too_large[first])
    heaviest_first = chosen[np.lexsort((second[chosen], first[chosen], -weight[chosen]))]
    for at in heaviest_first.tolist():
        forest.link(int(first[at]), int(second[at]), int(weight[at]))
    label = np.where(too_large, forest.roots() + d, label)
    follows = forest.followed()
    part = _packed(label, np.where(follows < 0, cost, 0), languages, size)
    return Parts(record, part, np.where(follows < 0, -1, record[follows] if d else follows), forest.is_cut)


class _Forest:
    """Disjoint sets (Tarjan 1975) whose size has a limit; a number is a row of the census."""

    def __init__(self, cost: Rows, size: int, crowd: int) -> None:
        self._size, self._crowd = size, crowd
        self._parent = list(range(len(cost)))
        self._read = [[row] for row in range(len(cost))]  # the documents of a root's set that are read
        self._cost = cost.tolist()
        self._follows = [-1] * len(cost)
        self.is_cut = np.zeros(len(cost), dtype=np.bool_)

    def link(self, one: int, other: int, weight: int) -> None:
        """Join the sets of two documents, if they may be one; heavier links come first."""
        large, small = self._root(one), self._root(other)
        if large == small:
            return
        if len(self._read[large]) < len(self._read[small]):
            large, small, one, other = small, large, other, one
        if weight >= NEAR_COPY and len(self._read[large]) + len(self._read[small]) > self._crowd:
            for member in self._read[small]:
                self._follows[member] = one
        elif self._cost[large] + self._cost[small] > self._size:
            self.is_cut[[one, other]] |= weight >= HEAVY
            return
        else:
            self._read[large] += self._read[small]
            self._cost[large] += self._cost[small]
        self._read[small] = []
        self._parent[small] = large

    def roots(self) -> Rows:
        """(d,) one number for each set."""
        return np.array([self._root(row) for row in range(len(self._parent))], dtype=np.int64)

    def followed(self) -> Rows:
        """(d,) the document that is read in the place of each, -1 for those that are read themselves."""
        found = np.array(self._follows, dtype=np.int64)
        while len(chained := np.flatnonzero((found >= 0) & (found[found] >= 0))):
            found[chained] = found[found[chained]]
        return found

    def _root(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = row = self._parent[self._parent[row]]
        return row


def _packed(label: Rows, cost: Rows, languages: NDArray[np.object_], size: int) -> NDArray[np.int32]:
    """(d,) a part for each document: labels stay whole, and a part has one language."""
    distinct, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    total = np.bincount(inverse, weights=cost, minlength=len(distinct)).astype(np.int64)
    codes = np.unique(languages.astype(str), return_inverse=True)[1]
    lot = first.astype(np.uint64) * _MIX
    part_of = np.zeros(len(distinct), dtype=np.int32)
    part, filled, code = -1, 0, -1
    for at in np.lexsort((lot, codes[first])).tolist():
        if codes[first[at]] != code or filled + total[at] > size:
            part, filled, code = part + 1, 0, codes[first[at]]
        part_of[at] = part
        filled += int(total[at])
    return part_of[inverse]
