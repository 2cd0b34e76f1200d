"""The order of the steps, the same for every engine.

    records ► documents ► sketches ► frequencies ► postings ► meetings ► links ► parts ► stories with briefs

Text is shuffled once. What comes together in the calling process is the table of frequencies, which has a fixed size,
and for each document its record, its length and its links.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, TypeVar

import pyarrow as pa

from service.corpus import briefing, faults, links, records, sketches
from service.corpus.engine import Engine
from service.corpus.json_lines import LINES, json_lines
from service.corpus.parts import PART, Parts, parts

Table = TypeVar("Table")

IN_A_BUCKET = 20_000  # documents for each piece of the shuffles of postings and of meetings


class Wanted(NamedTuple):
    """What a run is asked for.

    Attributes:
        min_documents: stories with fewer are left out.
        brief_words: length of each brief.
        as_lines: whether to write JSON Lines, else Parquet.
        part: documents that are grouped at once.
    """

    min_documents: int = 2
    brief_words: int = 100
    as_lines: bool = True
    part: int = PART


class Counts(NamedTuple):
    """What a run found: documents, stories, and records that are no documents."""

    documents: int
    stories: int
    faults: int


def run(engine: Engine[Table], wanted: Wanted) -> Counts:
    """A corpus into stories with briefs, written whole or not at all.

    Raises:
        CorpusError: the input cannot be read, or the output cannot be written.
    """
    given = engine.records()
    read = records.documents_from_lines if given.is_lines else records.documents_from_rows
    documents = engine.mapped(given.table, read, records.DOCUMENTS)
    found = _parts(engine, documents, wanted.part)

    split = engine.mapped(documents, partial(briefing.in_parts, parts=engine.shared(found)), briefing.IN_PARTS)
    pieces = engine.shuffled(split, found.n_parts, briefing.PART_ORDER, "sorting")
    told = partial(briefing.brief_batches, min_documents=wanted.min_documents, brief_words=wanted.brief_words)
    stories = engine.mapped(pieces, told, briefing.STORIES)
    n_stories = _written(engine, stories, "stories", briefing.STORIES, wanted.as_lines)

    bad = engine.mapped(documents, faults.faults, faults.FAULTS)
    in_order = engine.shuffled(bad, 1, ("record",), "errors")
    named = engine.mapped(in_order, partial(faults.named, files=given.files), faults.NAMED)
    n_faults = _written(engine, named, "errors", faults.NAMED, wanted.as_lines)
    engine.finish()
    return Counts(len(found.record), n_stories, n_faults)


def _written(engine: Engine[Table], table: Table, name: str, schema: pa.Schema, as_lines: bool) -> int:
    """Write a table to the folder of this name, in the output's format; how many rows it has."""
    if as_lines:
        table, schema = engine.mapped(table, json_lines, LINES), LINES
    return engine.written(table, name, schema, name)


def _parts(engine: Engine[Table], documents: Table, size: int) -> Parts:
    """Which documents are grouped together."""
    sketched = engine.kept(engine.mapped(documents, sketches.sketches, sketches.SKETCHES), "reading")
    counted = engine.mapped(sketched, sketches.census, sketches.CENSUS)
    census = engine.collected(counted, sketches.CENSUS, "counting")
    n = census.num_rows
    buckets = 1 + n // IN_A_BUCKET

    blocks = engine.mapped(sketched, sketches.frequencies, sketches.FREQUENCIES)
    gathered = engine.shuffled(blocks, sketches.SUMS, ("block",), "words")
    summed = engine.mapped(gathered, sketches.summed_frequencies, sketches.FREQUENCIES)
    table = engine.shared(sketches.frequency_table(engine.collected(summed, sketches.FREQUENCIES, "words")))

    post = partial(links.postings, table=table, n_documents=n, buckets=buckets)
    listed = engine.mapped(sketched, post, links.POSTINGS)
    lists = engine.shuffled(listed, buckets, links.POSTING_ORDER, "lists")
    met = engine.mapped(lists, partial(links.meetings, buckets=buckets), links.LINKS)
    pairs = engine.shuffled(met, buckets, links.LINK_ORDER, "pairs")
    heavy = engine.mapped(pairs, links.links, links.LINKS)
    return parts(census, engine.collected(heavy, links.LINKS, "links"), size)
