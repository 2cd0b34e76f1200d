"""JSON: the keys of the published contract in their order, and every character as the caller sent it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_briefs import BRIEFS, EMPTY, HOSTILE, ferry, hostile, right_to_left

from summarizers.writing.json_brief import brief_fields, encode, render

BRIEF = ["title", "text", "language", "signature", "sentences", "documents", "warnings"]
SENTENCE = ["text", "document", "start", "end", "score", "support", "disagreements", "dates"]
SUPPORT = ["document", "start", "end", "similarity"]
DISAGREEMENT = ["figure", "document", "start", "end", "says", "at", "earlier"]
DATE = ["at", "says", "date"]
DOCUMENT = ["id", "title", "source", "url", "published", "sentences", "duplicate_of", "off_topic"]
WARNING = ["code", "message", "document"]
DROPPED = ["document", "start", "end", "reason", "kept", "similarity"]


@pytest.mark.parametrize("kind", BRIEFS)
def test_keys_are_those_of_the_contract(kind: str) -> None:
    """In its order; `dropped` only where it was asked for, `text` only where the caller has not got it."""
    brief = BRIEFS[kind]
    parsed = json.loads(render(brief))
    assert list(parsed) == BRIEF + ["dropped"] * (brief.dropped is not None)
    for sentence in parsed["sentences"]:
        assert list(sentence) == SENTENCE
        assert all(list(support) == SUPPORT for support in sentence["support"])
        assert all(list(other) == DISAGREEMENT for other in sentence["disagreements"])
        assert all(list(date) == DATE for date in sentence["dates"])
    for document, entry in zip(parsed["documents"], brief.documents, strict=True):
        assert list(document) == DOCUMENT + ["text"] * entry.document.extracted
    assert all(list(warning) == WARNING for warning in parsed["warnings"])
    assert all(list(dropped) == DROPPED for dropped in parsed.get("dropped", []))


@pytest.mark.parametrize("words", HOSTILE)
def test_every_character_survives(words: str) -> None:
    """Lone surrogates, controls and overrides too; places count code points of the text beside them."""
    brief = hostile(words)
    parsed = json.loads(render(brief).encode())
    assert parsed["title"] == words
    assert parsed["text"] == brief.text
    texts = {document["id"]: document["text"] for document in parsed["documents"]}
    (sentence,) = parsed["sentences"]
    assert texts[sentence["document"]][sentence["start"] : sentence["end"]] == sentence["text"]
    (other,) = sentence["disagreements"]
    assert texts[other["document"]][other["start"] : other["end"]] == other["figure"] == "38"
    assert sentence["text"][slice(*other["at"])] == "38"


def test_figures_have_six_significant_digits() -> None:
    """Whatever their size."""
    parsed = json.loads(render(ferry()))
    assert parsed["sentences"][0]["score"] == 0.123457
    assert parsed["sentences"][0]["support"][0]["similarity"] == 0.876543
    assert [dropped["similarity"] for dropped in parsed["dropped"]] == [0.987654, None]
    tiny = replace(ferry().sentences[0], score=1.23456789e-9)
    assert json.loads(render(replace(EMPTY, sentences=(tiny,))))["sentences"][0]["score"] == 1.23457e-9


def test_letters_are_written_as_they_are() -> None:
    """Not as escapes, which nobody can read."""
    assert "العبّارة" in render(right_to_left())


def test_one_line_for_json_lines() -> None:
    """The same fields without a line break, whatever the documents say."""
    for words in HOSTILE:
        line = encode(brief_fields(hostile(words)))
        assert "\n" not in line
        assert json.loads(line) == json.loads(render(hostile(words)))


def test_what_is_no_number_is_refused() -> None:
    """JSON has no NaN; an answer with one would break its readers."""
    with pytest.raises(ValueError, match="JSON"):
        encode({"score": float("nan")})
