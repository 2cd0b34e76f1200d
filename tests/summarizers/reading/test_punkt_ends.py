"""Sentence ends as Punkt itself gives them, for every model: real text, and lines made of what its rules turn on."""

import json
from collections.abc import Iterator
from functools import cache

import punkt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_sets import ROOT, SEEDS, data_sets, needs_data, seed_set

from summarizers import Document
from summarizers.reading.boundaries import trim
from summarizers.reading.cleaning import text_lines
from summarizers.reading.languages import LANGUAGES
from summarizers.reading.punkt_ends import PunktEnds, Span

MODELS = sorted({language.punkt for language in LANGUAGES.values() if language.punkt})
CASES = ROOT / "tests" / "summarizers" / "labelled" / "splitter_cases.jsonl"
LONGEST_LINE = 5_000


@cache
def tokenizer(model: str) -> punkt.PunktSentenceTokenizer:
    return punkt.tokenizer_for(model, prefixes=True)


@cache
def ends(model: str) -> PunktEnds:
    return PunktEnds(tokenizer(model))


def trimmed(spans: Iterator[Span], text: str) -> list[Span]:
    return [found for span in spans if (found := trim(text, *span))]


def check(text: str, model: str) -> None:
    ours = trimmed(ends(model).spans(text), text)
    assert ours == trimmed(tokenizer(model).span_tokenize(text), text), (model, text)


def lines_of(documents: tuple[Document, ...]) -> Iterator[str]:
    for document in documents:
        for start, end in text_lines(document.text):
            yield document.text[start:end][:LONGEST_LINE]


@pytest.mark.parametrize("model", MODELS)
def test_labelled_cases_and_seeds_end_where_punkt_ends_them(model: str) -> None:
    cases = [json.loads(line)["text"] for line in CASES.read_text("utf-8").splitlines()]
    for line in [*cases, *(line for name in SEEDS for line in lines_of(seed_set(name)))]:
        check(line, model)


@needs_data
def test_the_evaluation_data_ends_where_punkt_ends_it() -> None:
    for _, documents in data_sets():
        for line in lines_of(documents):
            check(line, "english")


# Words that a model knows, marks, and the blanks and closers that decide what stands around a mark.
MARKS = [".", "!", "?", ";", "·", "…", "..", "...", ". . .", "?!", ". ", "? ", '." ', ".” ", "”. ", ".) ", ". \u00a0"]
AROUND = [" ", "  ", "\t", "\n", "\x0b", "\x85", "\u00a0", "\u2009", *"\"'“”„«»’()[]{}*@#&`_-,:/—", "--"]
WORDS = ["a", "A", "no", "No", "word", "Word", "ΟΔΟΣ", "д", "字", "3", "3.5", "2023", "z.B", "S.p.A", "x-co", "\u0301"]
LONG = ["a" * 39, "a" * 40, "b" * 99, "b" * 101]


@cache
def known_words(model: str) -> list[str]:
    params = tokenizer(model).params
    pairs = {word for pair in params.collocations for word in pair}
    return sorted(params.abbrev_types | params.numeric_abbrev_types | pairs | params.sent_starters)


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, str]:
    model = draw(st.sampled_from(MODELS))
    known = st.sampled_from(known_words(model))
    word = known | known.map(str.capitalize) | st.sampled_from(WORDS) | st.sampled_from(LONG)
    pieces = st.lists(word | st.sampled_from(MARKS) | st.sampled_from(AROUND), max_size=14)
    return "".join(draw(pieces)), model


@settings(max_examples=400, deadline=None)
@given(line=lines())
# Of several marks in one word only the last counts, and only if a blank stands behind it.
@example(line=("e  S.p.A.”? however", "finnish"))
@example(line=("?!al? Je", "french"))
@example(line=("Prof.@3.5&...p.m? E", "dutch"))
@example(line=("Wait . . . what? No... Dr. . Who", "english"))
def test_any_line_ends_where_punkt_ends_it(line: tuple[str, str]) -> None:
    check(*line)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), model=st.sampled_from(MODELS))
def test_any_text_ends_where_punkt_ends_it(text: str, model: str) -> None:
    check(text, model)


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers came by boat. Nobody was hurt.",
        "“They came by boat.” Nobody was hurt! Who would have thought it? Nobody.",
        "Prices rose. (They had fallen before.) Nobody knew why.",
    ],
)
def test_ordinary_ends_are_found_without_asking_punkt(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(tokenizer("english").span_tokenize(text))
    alone = PunktEnds(tokenizer("english"))
    monkeypatch.setattr(punkt.PunktSentenceTokenizer, "span_tokenize", lambda *_: pytest.fail("Punkt was asked"))
    assert list(alone.spans(text)) == expected
