"""The collections that quality is measured on, each with the length and the scoring that it is measured at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.datasets import Collection, read_collections
from eval.datasets.halves import halved
from eval.errors import EvaluationError
from eval.metrics.rouge import RougeOptions
from eval.metrics.rouge.options import Preset

DATA = Path(__file__).parent.parent.parent / "shared" / "data"

METRICS = ("rouge1", "rouge2", "rougeL", "rougeSU4")
ANSWERS = "participants.jsonl"  # beside the collections of a shared task


@dataclass(frozen=True, slots=True)
class Track:
    """A collection and how it is measured.

    Attributes:
        collection: its sets.
        words: asked for, and scored at most: what its references have.
        rouge: how summaries are scored.
        is_news: whether it is what the summariser is made for; the others are reported apart.
        answers: a file of what the systems of a shared task answered; None where there is none.
    """

    collection: Collection
    words: int
    rouge: RougeOptions
    is_news: bool = True
    answers: Path | None = None

    @property
    def name(self) -> str:
        """The collection's."""
        return self.collection.name


@dataclass(frozen=True, slots=True)
class _Standard:
    """A track before its file is read. English is scored as the original program does; it has no other letters."""

    name: str
    file: str
    words: int
    preset: Preset = "rouge-1.5.5"
    is_news: bool = True


_STANDARD = (
    _Standard("multiling-en", "multiling2011/en.jsonl", 250),
    _Standard("multiling-fr", "multiling2011/fr.jsonl", 250, "unicode"),
    _Standard("multiling-ar", "multiling2011/ar.jsonl", 250, "unicode"),
    _Standard("multi-news", "multinews.jsonl", 230),
    _Standard("amazon", "fewsum_amazon.jsonl", 50, is_news=False),
    _Standard("yelp", "fewsum_yelp.jsonl", 50, is_news=False),
)


def standard_tracks(folder: Path = DATA, half: str | None = None) -> list[Track]:
    """The tracks whose files are in the folder, all of their sets or one half.

    Raises:
        EvaluationError: there is none of the files.
        DataError: one of them cannot be read.
    """
    there = [one for one in _STANDARD if (folder / one.file).exists()]
    if not there:
        names = ", ".join(one.file for one in _STANDARD)
        raise EvaluationError(f"{folder}: there is no evaluation data here ({names}); --data names another folder")
    collections = halved(read_collections([folder / one.file for one in there]), half)
    return [_track(one, folder / one.file, found) for one, found in zip(there, collections, strict=True)]


def news_tracks(folder: Path = DATA, half: str | None = None) -> list[Track]:
    """Those of the standard tracks that are news.

    Raises:
        EvaluationError: no file of a standard track is in the folder.
        DataError: one of them cannot be read.
    """
    return [track for track in standard_tracks(folder, half) if track.is_news]


def _track(standard: _Standard, path: Path, found: Collection) -> Track:
    beside = path.with_name(ANSWERS)
    return Track(
        Collection(standard.name, found.sets),
        standard.words,
        RougeOptions(standard.preset, METRICS),
        standard.is_news,
        beside if beside.exists() else None,
    )


def tracks_of(paths: Sequence[Path], words: int, half: str | None = None, preset: Preset = "unicode") -> list[Track]:
    """A track for each path, all of one length and scoring.

    Raises:
        DataError: a path cannot be read.
    """
    options = RougeOptions(preset, METRICS)
    return [Track(collection, words, options) for collection in halved(read_collections(paths), half)]
