"""`wirebrief stories`: a feed in, its stories out, each with a brief."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.exits import Exit, complain, fail
from service.output import deliver, print_whole
from service.table_choice import TableChoice

EPILOG = """
\b
Examples:
  wirebrief stories feed.xml
  wirebrief stories today/ --min-documents 3 --format markdown > digest.md
  wirebrief stories today/ --state stories.jsonl --format html > page.html

\b
With --state FILE, what is grouped and said is kept there, a story a line. The next run's
articles join those stories; shown are the stories that they bring something to, with a
brief of what had not been said. Delete a line to forget its story.

\b
Exit codes:
  0  all that was given was grouped
  1  it was, but some input could not be read; it is named on standard error
  2  an option, its value or the state is wrong
  3  there was no document
"""


@click.command(epilog=EPILOG, short_help="Group a feed into stories, with a brief each.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--min-documents",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Stories with fewer are not shown.",
)
@click.option(
    "--brief-words", type=click.IntRange(min=1), default=100, show_default=True, help="Length of each brief in words."
)
@click.option(
    "--format",
    "output",
    type=TableChoice("service.story_formats:STORY_FORMATS"),
    default="table",
    show_default=True,
)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Go on from the stories in this file, and keep them there.",
)
def stories(paths: tuple[str, ...], min_documents: int, brief_words: int, output: str, state: Path | None) -> None:
    """Group the articles in PATH... into stories: files, folders (read with all in them), or - for standard input.

    A story is what the articles about one event are; articles in different languages are never in one.
    """
    from service.files import read_paths
    from service.story_digest import digest
    from service.story_formats import STORY_FORMATS
    from service.story_state import read_state, state_lines
    from summarizers import Length, SummarizerError

    found = read_paths(paths, sys.stdin.buffer)
    for fault in found.faults:
        complain(f"{fault.name}: {fault.reason}")
    if not found.documents:
        fail("there is no document", Exit.NOTHING)
    try:
        done = digest(found.documents, read_state(state) if state else (), min_documents, Length("words", brief_words))
        rendered = STORY_FORMATS[output].render(done.told)
    except SummarizerError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{state}: {error.strerror}")
    print_whole(rendered)
    if state:
        # Kept only once all was shown: a run that fails half-way is no run.
        deliver(state_lines(done.state), state)
    sys.exit(Exit.INPUT_FAULTS if found.faults else Exit.DONE)
