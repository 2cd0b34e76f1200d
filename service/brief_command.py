"""`wirebrief brief`: files and folders in, a brief out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.exits import Exit, complain, fail
from service.output import deliver
from service.table_choice import TableChoice
from summarizers.datatypes import Options

if TYPE_CHECKING:
    from summarizers.datatypes import Brief
    from summarizers.reading.document_sets import DocumentSet

DEFAULTS = Options()

EPILOG = """
\b
Examples:
  wirebrief brief articles/
  wirebrief brief a.html b.txt feed.xml --words 150 --format markdown
  curl -s https://example.org/feed.xml | wirebrief brief - --sentences 5
  wirebrief brief today/ --already-read yesterday/ --explain

\b
Exit codes:
  0  a brief was written from everything that was given
  1  a brief was written, but some input could not be read; it is named on standard error
  2  an option or its value is wrong
  3  there was nothing to summarise
"""


@click.command(epilog=EPILOG, short_help="Write one brief of many articles.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--words", type=click.IntRange(min=1), help="Length in words; the default is 100.")
@click.option("--sentences", type=click.IntRange(min=1), help="Length in sentences.")
@click.option("--characters", type=click.IntRange(min=1), help="Length in characters.")
@click.option(
    "--ratio", type=click.FloatRange(0, 1, min_open=True), help="Length as a share of all words, above 0 up to 1."
)
@click.option(
    "--format",
    "output",
    type=TableChoice("summarizers.writing.output_formats:OUTPUT_FORMATS"),
    default="text",
    show_default=True,
)
@click.option(
    "--ranker", type=TableChoice("summarizers.ranking.rankers:RANKERS"), default=DEFAULTS.ranker, show_default=True
)
@click.option(
    "--selector",
    type=TableChoice("summarizers.choosing.selectors:SELECTORS"),
    default=DEFAULTS.selector,
    show_default=True,
)
@click.option(
    "--order", type=TableChoice("summarizers.choosing.ordering:ORDERS"), default=DEFAULTS.order, show_default=True
)
@click.option(
    "--diversity",
    type=click.FloatRange(0, 1),
    default=DEFAULTS.diversity,
    show_default=True,
    help="0: relevance only; 1: diversity only.",
)
@click.option("--query", help="Favour what has to do with these words.")
@click.option("--language", default="auto", show_default=True, help="ISO 639-1 code, or auto.")
@click.option(
    "--already-read",
    multiple=True,
    metavar="PATH",
    help="What the reader knows: it is not said again. May be given more than once.",
)
@click.option(
    "--off-topic",
    type=click.Choice(("exclude", "include")),
    default="exclude",
    show_default=True,
    help="Documents that are about something else.",
)
@click.option("--explain", is_flag=True, help="Say why each sentence was chosen, and what was dropped for it.")
@click.option("--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def brief(paths: tuple[str, ...], output: str, target: Path | None, **given: Any) -> None:  # noqa: ANN401 (click's)
    """Write one brief of the articles in PATH...: files, folders (read with all in them), or - for standard input.

    Plain text, Markdown, HTML, JSON document sets, JSON Lines and RSS or Atom feeds are told apart by themselves.
    """
    from service.files import read_paths
    from summarizers import NothingToSummarizeError, SummarizerError, summarize
    from summarizers.writing.output_formats import OUTPUT_FORMATS

    documents = read_paths(paths, sys.stdin.buffer)
    known = read_paths(given["already_read"], sys.stdin.buffer)
    faulty = _report_faults(documents) | _report_faults(known)
    try:
        written = summarize(documents.documents, _options(given, documents, known))
    except NothingToSummarizeError as error:
        fail(str(error), Exit.NOTHING)
    except SummarizerError as error:
        fail(str(error))
    deliver(OUTPUT_FORMATS[output].render(written), target)
    if given["explain"] and output != "json":
        _explain(written)
    sys.exit(Exit.INPUT_FAULTS if faulty else Exit.DONE)


def _options(given: dict[str, Any], documents: DocumentSet, known: DocumentSet) -> Options:
    from summarizers import InvalidOptionError, Length

    lengths = [(unit, given[unit]) for unit in ("words", "sentences", "characters", "ratio") if given[unit] is not None]
    if len(lengths) > 1:
        named = " and ".join(f"--{unit}" for unit, _ in lengths)
        raise InvalidOptionError("length", named, "one of --words, --sentences, --characters, --ratio")
    language = given["language"]
    return Options(
        length=Length(*lengths[0]) if lengths else Length(),
        language=documents.language if language == "auto" and documents.language else language,
        already_read=known.documents,
        **{name: given[name] for name in ("ranker", "selector", "order", "diversity", "query", "off_topic", "explain")},
    )


def _report_faults(documents: DocumentSet) -> bool:
    for fault in documents.faults:
        complain(f"{fault.name}: {fault.reason}")
    return bool(documents.faults)


def _explain(written: Brief) -> None:
    from service.explain import explain

    explain(written)
