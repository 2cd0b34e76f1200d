"""Which figures of a sentence a later document puts otherwise: what a reader should be told instead, or beside it.

Asked for a sentence at a time, and answered by the newest documents only. Where no time is known nothing is read.
Choosing asks as well as writing: the choice among versions of one fact is a matter of what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from summarizers.published import instant, is_before
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.read import Text
from summarizers.writing.agreement import DIFFERING_COSINE, WITNESSES, Differing
from summarizers.writing.disagreements import differing
from summarizers.writing.figures import Figure
from summarizers.writing.mentions import Said
from summarizers.writing.told_once import has_news, told_once
from summarizers.writing.tolls import fate_words, overtaken_tolls, tolls

_NEWEST = 20  # documents that are asked; what is older they have brought up to date
_LEAD = 6  # sentences at the front of a report, where its event's tolls stand; further down are those of other events
_GROWING = ("count", "money")  # a percentage is of its day


class Overtaken:
    """The newer figures of sentences; each sentence is read once, and answered once.

    Attributes:
        said: what a row says in figures.
        told_once: what a row tells that is told once.
    """

    def __init__(self, text: Text, off_topic: NDArray[np.bool_]) -> None:
        """Take all sentences, and (n_documents,) which documents are about something else."""
        self._text = text
        self._published = [document.published for document in text.documents]
        known = [row for row, time in enumerate(self._published) if instant(time) and not off_topic[row]]
        self._newest_first = sorted(known, key=lambda row: instant(self._published[row]), reverse=True)
        documents = [sentence.document for sentence in text.sentences]
        self._starts = np.searchsorted(documents, np.arange(len(text.documents) + 1))
        self.said = cache(lambda row: Said(text.sentences[row].text, text.language.code))
        self.told_once = cache(lambda row: told_once(self.said(row)))
        self._later = cache(self._documents_after)
        self._found: dict[int, list[Differing]] = {}

    def has_news(self, row: int, others: Sequence[int]) -> bool:
        """Whether a row gives a figure or a name that none of some other rows does."""
        return has_news(self.said(row), [self.said(other) for other in others])

    def newer(self, row: int, cosine: Floats) -> list[Differing]:
        """The figures of a row that later documents give otherwise, the newest document first.

        Args:
            row: of a sentence.
            cosine: (n,) its cosine with every sentence.
        """
        later = self._later(self._text.sentences[row].document)
        if not later or not self.said(row).compared:
            return []
        if row not in self._found:
            found: dict[tuple[int, int], Differing] = {}
            for document in later:
                for other, ours, theirs in self._figures(row, document, cosine):
                    spans = (ours.start, ours.end), (theirs.start, theirs.end)
                    found.setdefault((document, ours.start), Differing(other, *spans))
            self._found[row] = list(found.values())
        return self._found[row]

    def _figures(self, row: int, document: int, cosine: Floats) -> Iterator[tuple[int, Figure, Figure]]:
        """What a document says otherwise: where it says nearly the same, or in the tolls at its front."""
        here = self.said(row)
        start, end = int(self._starts[document]), int(self._starts[document + 1])
        close = [other for other in range(start, end) if cosine[other] >= DIFFERING_COSINE]
        for other in sorted(close, key=lambda one: (-cosine[one], one))[:WITNESSES]:
            yield from (
                (other, ours, theirs) for ours, theirs in differing(here, self.said(other)) if ours.kind in _GROWING
            )
        fates = [fate_words(self._text.language.code, fate) for _, fate in tolls(here)]
        for other in range(start, min(end, start + _LEAD)):
            small = self._text.sentences[other].text.lower()
            if any(fate.search(small) for fate in fates):
                yield from ((other, *figures) for figures in overtaken_tolls(here, self.said(other)))

    def _documents_after(self, document: int) -> Sequence[int]:
        """The newest documents that were published after one."""
        own = self._published[document]
        return list(islice((one for one in self._newest_first if is_before(own, self._published[one])), _NEWEST))
