"""The core: documents of a part -> its stories with briefs. It knows no engine, only Arrow record batches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from service.corpus.batches import BUCKET, batch_of, numbers, runs
from service.corpus.parts import Parts
from service.corpus.records import DOCUMENTS, document_of, sound
from service.story_digest import digest
from service.story_formats import story_fields
from summarizers import Length
from summarizers.writing.json_brief import encode

IN_PARTS = pa.schema(
    [
        (BUCKET, pa.int32()),  # the part
        *(DOCUMENTS.field(name) for name in DOCUMENTS.names if name not in ("reason", "beginning")),
        ("follows", pa.int64()),  # the record whose story the document follows unread; -1 where it is read
        ("is_cut", pa.bool_()),
    ]
)
PART_ORDER = (BUCKET, "record")
CUT = 0.05  # of a story's documents; where heavy links of more were left out, the story goes on elsewhere
STORIES = pa.schema(
    [
        ("id", pa.string()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("documents", pa.list_(pa.string())),
        ("first", pa.string()),
        ("last", pa.string()),
        ("certainty", pa.float64()),
        ("text", pa.string()),  # of the brief; null where nothing can be said
        ("brief", pa.string()),  # all of it, the JSON that POST /v1/briefs answers with
        ("warnings", pa.list_(pa.struct([("code", pa.string()), ("message", pa.string())]))),
    ]
)

Row = Mapping[str, Any]


class SharedParts(Protocol):
    """What an engine has brought to every process."""

    @property
    def value(self) -> Parts:
        """The parts."""


def in_parts(batches: Iterator[pa.RecordBatch], parts: SharedParts) -> Iterator[pa.RecordBatch]:
    """Batches of `DOCUMENTS` -> batches of `IN_PARTS`; of a document that is not read, the text is left behind."""
    found = parts.value
    for batch in sound(batches):
        row = np.searchsorted(found.record, numbers(batch, "record"))
        follows = found.follows[row]
        columns = {name: batch.column(name) for name in DOCUMENTS.names}
        texts = zip(batch.column("text").to_pylist(), (follows >= 0).tolist(), strict=True)
        columns["text"] = [None if is_unread else text for text, is_unread in texts]
        columns |= {BUCKET: found.part[row], "follows": follows, "is_cut": found.is_cut[row]}
        yield batch_of(columns, IN_PARTS)


def brief_batches(
    batches: Iterator[pa.RecordBatch], min_documents: int = 2, brief_words: int = 100
) -> Iterator[pa.RecordBatch]:
    """Batches of `IN_PARTS` -> batches of `STORIES`, one for each part that has any; larger stories first.

    Args:
        batches: of any sizes, in which the rows of a part are neighbours; a part may go on from one batch to the next.
        min_documents: stories with fewer are left out.
        brief_words: length of each brief.
    """
    for part in runs(batches, BUCKET):
        rows = sorted(part.to_pylist(), key=lambda row: row["record"])
        if stories := _stories(rows, min_documents, brief_words):
            yield batch_of({name: [story.get(name) for story in stories] for name in STORIES.names}, STORIES)


def _stories(rows: Sequence[Row], min_documents: int, brief_words: int) -> list[dict[str, object]]:
    """The stories of one part, whose rows are in the order of their records, in the fields of `STORIES`."""
    read = [row for row in rows if row["follows"] < 0]
    names = _distinct([row["id"] for row in read])
    row_of = dict(zip(names, read, strict=True))
    followers: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        followers[row["follows"]].append(row["id"])
    documents = [document_of({**row, "id": name}) for name, row in row_of.items()]
    stories: list[dict[str, object]] = []
    for told in digest(documents, (), min_documents, Length("words", brief_words)).told:
        own = [row_of[document.id] for document in told.story.documents]
        unread = [name for row in own for name in followers[row["record"]]]
        fields = dict(story_fields(told))
        fields["documents"] = [*(document.id for document in told.story.documents), *unread]
        fields["text"] = told.brief and told.brief.text
        fields["brief"] = told.brief and encode(fields["brief"])  # type: ignore[arg-type] # a mapping where it is
        n_cut = sum(row["is_cut"] for row in own)
        fields["warnings"] = _warnings(len(unread), n_cut > CUT * len(own))
        stories.append(fields)
    return stories


def _warnings(n_unread: int, is_cut: bool) -> list[dict[str, str]]:
    """What a story's reader has to know: that it is not all there, or was not all read."""
    found = []
    if n_unread:
        said = f"{n_unread:,} documents, the last ones listed, are near-copies of the others and were not read"
        found.append({"code": "crowd", "message": said})
    if is_cut:
        said = "more documents tell this story than are grouped at once; the others make stories of their own"
        found.append({"code": "cut", "message": said})
    return found


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, each later one that stands already with a number: `a`, `a-2`, `a-3`."""
    taken, count = set(names), Counter[str]()
    distinct: list[str] = []
    for name in names:
        count[name] += 1
        while count[name] > 1 and f"{name}-{count[name]}" in taken:
            count[name] += 1
        distinct.append(f"{name}-{count[name]}" if count[name] > 1 else name)
    return distinct
