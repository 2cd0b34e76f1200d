"""`python -m eval stories`: how well documents are grouped into stories, against textbook groupings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click
from rich import box
from rich.console import Console
from rich.table import Table

from eval.datasets.json_objects import placed_lines
from eval.errors import DataError
from eval.story_baselines import BASELINES, Grouping, Setting, distances
from eval.story_metrics import BCubed, b_cubed
from summarizers import Document, SummarizerError
from summarizers.reading.document_fields import document_from_fields
from summarizers.reading.json_documents import parse, read
from summarizers.stories import group

OURS = "wirebrief"


class Told(NamedTuple):
    """A document and the story that it belongs to."""

    document: Document
    story: str


class Figures(NamedTuple):
    """A system on a collection: its setting, and its scores there."""

    system: str
    setting: str
    scores: BCubed


def read_told(path: Path) -> list[Told]:
    """The documents of a file with their stories: a line is a document with its `story`, or a set, which is one.

    Raises:
        DataError: a line is neither, or there is none.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise DataError(str(path), (error.strerror or str(error)).lower()) from None
    told: list[Told] = []
    for place, line in placed_lines(path, lines):
        try:
            told += _told(line, place)
        except (SummarizerError, UnicodeDecodeError) as error:
            raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
    if not told:
        raise DataError(str(path), "holds no document")
    return [Told(replace(one.document, id=str(row)), one.story) for row, one in enumerate(told, start=1)]


def _told(line: bytes, place: str) -> Iterator[Told]:
    fields = parse(line.decode(), place)
    if isinstance(fields, dict) and "documents" in fields:
        found = read(line, place)
        if found.faults or not found.id:
            raise DataError(place, found.faults[0].reason if found.faults else "is a set without an id")
        for document in found.documents:
            yield Told(replace(document, language=document.language or found.language), found.id)
    elif isinstance(fields, dict) and isinstance(story := fields.pop("story", None), str):
        yield Told(document_from_fields(fields, place), story)
    else:
        raise DataError(place, "is neither a document with a `story` nor a document set")


def our_groups(documents: Sequence[Document]) -> Grouping:
    """The number of each document's story, as we group them."""
    number = {one.id: place for place, story in enumerate(group(documents)) for one in story.documents}
    return [number[document.id] for document in documents]


def measured(told: Sequence[Told], baselines: bool) -> Iterator[Figures]:
    """Ours with its one configuration, then each baseline at the threshold that is best for this collection."""
    documents, stories = [one.document for one in told], [one.story for one in told]
    yield Figures(OURS, "", b_cubed(stories, our_groups(documents)))
    if baselines and len(told) > 1:
        found = distances(documents)
        for name, baseline in BASELINES.items():
            scored = ((one, b_cubed(stories, one.groups)) for one in baseline(found))
            best, scores = max(scored, key=_f1)
            yield Figures(name, best.setting, scores)


def _f1(scored: tuple[Setting, BCubed]) -> float:
    return scored[1].f1


def in_first_half(story: str) -> bool:
    """A fixed half of all stories. Of Multi-News our configuration was set on this half, the other was held out."""
    return hashlib.md5(story.encode(), usedforsecurity=False).digest()[0] % 2 == 0


HALVES: dict[str, Callable[[str], bool]] = {
    "all stories": lambda _story: True,
    "first half": in_first_half,
    "other half": lambda story: not in_first_half(story),
}


@click.command("stories")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--halves", is_flag=True, help="Also measure each half of the stories.")
@click.option("--baselines/--no-baselines", default=True, show_default=True, help="Measure scikit-learn's groupings.")
def stories_command(files: tuple[Path, ...], halves: bool, baselines: bool) -> None:
    """Group the documents of each FILE into stories and compare with the right ones: B-cubed.

    A line is one document with its `story`, or a document set, which is one story. The baselines are given the
    threshold that is best for the file; ours has one configuration for all.
    """
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("file", "part", "documents", "stories", "system", "threshold", "precision", "recall", "F1"):
        table.add_column(name, no_wrap=True, justify="right" if name in ("precision", "recall", "F1") else "left")
    for path in files:
        told = read_told(path)
        for part, belongs in HALVES.items() if halves else [("all stories", HALVES["all stories"])]:
            chosen = [one for one in told if belongs(one.story)]
            for place, one in enumerate(measured(chosen, baselines) if chosen else ()):
                sizes = str(len(chosen)), str(len({each.story for each in chosen}))
                lead = (path.name, part, *sizes) if place == 0 else ("", "", "", "")
                table.add_row(*lead, one.system, one.setting, *(f"{figure:.3f}" for figure in one.scores))
    console = Console()
    (console if console.is_terminal else Console(width=140)).print(table)
