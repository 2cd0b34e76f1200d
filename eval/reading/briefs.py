"""Briefs of many sets for a reader: each sentence with its place, and a form to write verdicts into."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from eval.datasets import ReferencedSet
from eval.reading.verdicts import Place
from eval.tracks import Track
from summarizers import Brief, Length, Options, summarize
from summarizers.writing.shown_dates import shown_dates


class Printed(NamedTuple):
    """A brief and the key of its set."""

    key: str
    brief: Brief

    def places(self) -> list[Place]:
        """Where each sentence stands."""
        return [Place(self.key, one.document, one.start, one.end) for one in self.brief.sentences]


def briefs(tracks: Sequence[Track], number: int, words: int, seed: int = 0) -> Iterator[Printed]:
    """Briefs of so many sets: the tracks take turns, the sets of each in an order drawn by lot.

    Args:
        tracks: with names that differ.
        number: of briefs; all sets where there are fewer.
        words: of a brief.
        seed: of the lots.
    """
    orders = [_drawn(track, seed) for track in tracks]
    turns = [entry for entry in chain.from_iterable(zip_longest(*orders)) if entry is not None]
    for key, one in turns[:number]:
        yield Printed(key, summarize(one.documents, Options(Length("words", words))))


def places_now(tracks: Sequence[Track], keys: Collection[str], words: int) -> frozenset[Place]:
    """Where the sentences of the briefs of these sets stand today."""
    return frozenset(
        place
        for track in tracks
        for one in track.collection.sets
        if (key := f"{track.name}/{one.id}") in keys
        for place in Printed(key, summarize(one.documents, Options(Length("words", words)))).places()
    )


def _drawn(track: Track, seed: int) -> list[tuple[str, ReferencedSet]]:
    lots = random.Random(f"{seed}:{track.name}")  # noqa: S311 - no secret hangs on it
    sets = list(track.collection.sets)
    return [(f"{track.name}/{one.id}", one) for one in lots.sample(sets, len(sets))]


def shown(printed: Printed) -> str:
    """A brief as a reader sees it, with what is needed to judge names and days."""
    documents = {one.document.id: one.document for one in printed.brief.documents}
    lines = [f"## {printed.key}", printed.brief.title or "(no title)", ""]
    for number, sentence in enumerate(printed.brief.sentences, start=1):
        published = documents[sentence.document].published
        day = f", {published}" if published else ""
        others = f", also in {len(sentence.support)}" if sentence.support else ""
        dates = "".join(f", {said}" for said in shown_dates(sentence, printed.brief))
        earlier = "".join(f", a later one says {one.says}" for one in sentence.disagreements if one.earlier)
        place = f"[{sentence.document} {sentence.start}:{sentence.end}{day}{others}{dates}{earlier}]"
        lines.append(f"{number}. {sentence.text}\n   {place}")
    return "\n".join(lines) + "\n"


def form(printed: Printed) -> str:
    """Lines for the verdicts on a brief's sentences, still empty."""
    return "".join(json.dumps({**place._asdict(), "verdict": ""}) + "\n" for place in printed.places())
