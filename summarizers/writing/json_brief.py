"""JSON: the answer of `POST /v1/briefs`, exact to the character."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from summarizers.datatypes import Brief, BriefDocument, BriefSentence, BriefWarning, Dropped

# Lone surrogates have no bytes in UTF-8, separators end a line for some readers of JSON Lines, and C1 controls
# and bidi overrides act on the terminal that prints them. An escape stands for the very same character.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(brief: Brief) -> str:
    """The brief as an indented JSON object with a newline at its end."""
    return encode(brief_fields(brief), indent=2) + "\n"


def encode(fields: Mapping[str, object], *, indent: int | None = None) -> str:
    """JSON text that encodes to UTF-8, is safe to print, and is one line unless `indent` is given.

    Raises:
        ValueError: for a figure that is infinite or not a number.
    """
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def brief_fields(brief: Brief) -> dict[str, object]:
    """The brief in JSON's types; places [start, end) count code points, figures have 6 significant digits."""
    fields: dict[str, object] = {
        "title": brief.title,
        "text": brief.text,
        "language": brief.language,
        "signature": brief.signature,
        "sentences": [_sentence_fields(sentence) for sentence in brief.sentences],
        "documents": [_document_fields(entry) for entry in brief.documents],
        "warnings": [_warning_fields(warning) for warning in brief.warnings],
    }
    if brief.dropped is not None:
        fields["dropped"] = [_dropped_fields(dropped) for dropped in brief.dropped]
    return fields


def _sentence_fields(sentence: BriefSentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "document": sentence.document,
        "start": sentence.start,
        "end": sentence.end,
        "score": _figure(sentence.score),
        "support": [
            {
                "document": support.document,
                "start": support.start,
                "end": support.end,
                "similarity": _figure(support.similarity),
            }
            for support in sentence.support
        ],
        "disagreements": [
            {
                "figure": other.figure,
                "document": other.document,
                "start": other.start,
                "end": other.end,
                "says": other.says,
                "at": list(other.at),
                "earlier": other.earlier,
            }
            for other in sentence.disagreements
        ],
        "dates": [{"at": list(one.at), "says": one.says, "date": one.date} for one in sentence.dates],
    }


def _document_fields(entry: BriefDocument) -> dict[str, object]:
    document = entry.document
    fields: dict[str, object] = {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "published": document.published,
        "sentences": entry.sentences,
        "duplicate_of": entry.duplicate_of,
        "off_topic": entry.off_topic,
    }
    if document.extracted:
        # The caller never saw this text, and the places above count in it.
        fields["text"] = document.text
    return fields


def _warning_fields(warning: BriefWarning) -> dict[str, object]:
    return {"code": warning.code, "message": warning.message, "document": warning.document}


def _dropped_fields(dropped: Dropped) -> dict[str, object]:
    return {
        "document": dropped.document,
        "start": dropped.start,
        "end": dropped.end,
        "reason": dropped.reason,
        "kept": dropped.kept,
        "similarity": None if dropped.similarity is None else _figure(dropped.similarity),
    }


def _figure(number: float) -> float:
    return float(f"{number:.6g}")
