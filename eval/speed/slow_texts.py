"""Texts made to be slow: each presses on one step that may not cost more than its share.

A text is a document set of a size in code points that the caller asks for; 10 MB is the size to judge by.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from summarizers import Document

WORDS = ("storm", "harbour", "mayor", "bridge", "ferry", "council", "repairs", "damage", "district", "witnesses")
ABBREVIATIONS = "Gen. Sen. Dr. St. No. Jan. U.S. p.m. e.g. Inc. vs. approx. J. K. "
SENTENCE = "The storm tore the roof off the town hall of Merrow on Tuesday night."


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _words(size: int) -> str:
    """Ten words in turns, with a number now and then so that not all is one repeat."""
    pieces = (f"{WORDS[at % 10]} {WORDS[at * 7 // 10 % 10]} {at} " for at in range(size // 12 + 1))
    return "".join(pieces)[:size]


def one_line(size: int) -> Sequence[Document]:
    """Sentences without a line end."""
    pairs = ((WORDS[at % 10], WORDS[at // 10 % 10], at) for at in range(size // 40 + 1))
    pieces = (f"The {one} of the {other} cost {number} crowns a day. " for one, other, number in pairs)
    return [Document("".join(pieces)[:size])]


def no_stop(size: int) -> Sequence[Document]:
    """One sentence that never ends."""
    return [Document(_words(size))]


def one_word(size: int) -> Sequence[Document]:
    """One word over and over; a million times at 5 MB."""
    return [Document(_filled("word ", size))]


def one_run(size: int) -> Sequence[Document]:
    """One word that never ends."""
    return [Document(_filled("a", size))]


def same_sentence(size: int) -> Sequence[Document]:
    """Documents of one sentence each, all the same."""
    return [Document(SENTENCE) for _ in range(max(1, size // len(SENTENCE)))]


def same_sentence_in_one(size: int) -> Sequence[Document]:
    """One document that says one sentence over and over, a line each."""
    return [Document(_filled(f"{SENTENCE}\n", size))]


def nearly_same(size: int) -> Sequence[Document]:
    """Documents of one sentence each that differ in one figure: all are near-duplicates, and all disagree."""
    return [Document(f"The storm killed {at} people in the town of Merrow on Tuesday.") for at in range(size // 60 + 1)]


def one_word_documents(size: int) -> Sequence[Document]:
    """Documents of one word each."""
    return [Document(f"{WORDS[at % 10]}{at}.") for at in range(size // 12 + 1)]


def empty_documents(size: int) -> Sequence[Document]:
    """Documents of a few blanks each."""
    return [Document(" " * 10) for _ in range(size // 10)]


def blank_lines(size: int) -> Sequence[Document]:
    """Line ends, with one sentence last."""
    return [Document(_filled("\n \t\r\n", size) + SENTENCE)]


def blanks_before_an_end(size: int) -> Sequence[Document]:
    """Runs of blanks that a pattern may take up again at each of them."""
    return [Document(_filled("word" + " " * 5_000 + "x", size))]


def straight_quotes(size: int) -> Sequence[Document]:
    """Straight quotation marks: nothing tells which one opens."""
    return [Document(_filled('"', size))]


def opening_quotes(size: int) -> Sequence[Document]:
    """Quotations that open and never close, with words between."""
    return [Document(_filled("“He said so. ", size))]


def brackets(size: int) -> Sequence[Document]:
    """Brackets that open half the way and close the other half."""
    return [Document("(" * (size // 2) + SENTENCE + ")" * (size // 2))]


def bracketed_sentences(size: int) -> Sequence[Document]:
    """Sentences inside one bracket that never closes."""
    return [Document("(" + _filled(f"{SENTENCE} ", size))]


def abbreviations(size: int) -> Sequence[Document]:
    """Stops that end no sentence."""
    return [Document(_filled(ABBREVIATIONS, size))]


def stops(size: int) -> Sequence[Document]:
    """Stops and nothing else."""
    return [Document(_filled(".", size))]


def marks_without_blanks(size: int) -> Sequence[Document]:
    """Stops between words, with no blank anywhere."""
    return [Document(_filled("a.b!c?D.", size))]


def figures(size: int) -> Sequence[Document]:
    """Figures and separators, as long numbers and as many."""
    return [Document(_filled("1,234,567.89 ", size // 2) + _filled("1,", size // 2))]


def apostrophes(size: int) -> Sequence[Document]:
    """Words joined by apostrophes without end."""
    return [Document(_filled("d'", size))]


def combining_marks(size: int) -> Sequence[Document]:
    """One letter under marks in an order that normalisation has to sort."""
    return [Document("a" + _filled("\u0301\u0323", size))]


def expanding(size: int) -> Sequence[Document]:
    """The character that normalisation makes eighteen of."""
    return [Document(_filled("\ufdfa ", size))]


def all_scripts(size: int) -> Sequence[Document]:
    """Every letter of Unicode in turn, in words of five."""
    letters = _letters()
    words = (letters[at : at + 5] for at in range(0, len(letters), 5))
    return [Document(_filled(" ".join(words) + ". ", size))]


@cache
def _letters() -> str:
    return "".join(one for one in map(chr, range(0x110000)) if unicodedata.category(one)[0] == "L")


def distinct_words(size: int) -> Sequence[Document]:
    """Sentences of which no two share a word."""
    pieces = (" ".join(f"w{row}x{column}" for column in range(10)) + ". " for row in range(size // 50 + 1))
    return [Document("".join(pieces)[:size])]


def bullets(size: int) -> Sequence[Document]:
    """Lines of one short point each."""
    return [Document(_filled("- a point\n", size))]


SLOW_TEXTS: dict[str, Callable[[int], Sequence[Document]]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        one_line,
        no_stop,
        one_word,
        one_run,
        same_sentence,
        same_sentence_in_one,
        nearly_same,
        one_word_documents,
        empty_documents,
        blank_lines,
        blanks_before_an_end,
        straight_quotes,
        opening_quotes,
        brackets,
        bracketed_sentences,
        abbreviations,
        stops,
        marks_without_blanks,
        figures,
        apostrophes,
        combining_marks,
        expanding,
        all_scripts,
        distinct_words,
        bullets,
    )
}
