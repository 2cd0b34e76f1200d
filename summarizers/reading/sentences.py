"""Documents -> sentences: verbatim spans, quotations kept whole.

A line end is a boundary (`cleaning.py` says what a line is), then comes the splitter of the language (`boundaries.py`),
then the cuts and joins that real news needs (`missed_ends.py`, `joins.py`). Every step is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizers.datatypes import Document, Sentence
from summarizers.graphemes import cut_before
from summarizers.reading.boundaries import candidate_spans, trim
from summarizers.reading.captions import is_verbless
from summarizers.reading.cleaning import ends_with_mark, prose_lines
from summarizers.reading.fragments import without_fragments
from summarizers.reading.glued_fronts import front_of
from summarizers.reading.joins import joined
from summarizers.reading.languages import Language
from summarizers.reading.missed_ends import restored
from summarizers.reading.punkt_ends import Span

SHORTEST = 7  # words of a sentence that may be chosen
LONGEST = 60  # words of a sentence that may be chosen
LONGEST_PIECE = 2_000  # code points; a longer one is cut and may not be chosen
LONGEST_LINE = 20_000  # code points that the splitter sees at once

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
_STOPS = ".!?…;·"  # behind no other mark does a sentence end, for Punkt (Greek has the last two) and what mends it
_LONE_MARK = re.compile(r"(?<!\S)[\"“”„«»](?!\S)")  # with a blank on either side, as some corpora have it: no word
_MOST_LONE_MARKS = 4


def folded(text: str) -> str:
    """The text with runs of white space as single blanks and without control characters."""
    if text.isprintable() and "  " not in text:  # as nearly all are: no control character, no other white space
        return text.strip()
    return " ".join(_CONTROL.sub("", text).split())


def split_document(
    document: Document, row: int, language: Language, left_out: frozenset[str] = frozenset()
) -> list[Sentence]:
    """All sentences of a document, in order.

    Args:
        document: the document.
        row: its row, for the sentences to carry.
        language: its language.
        left_out: lines that are not the article's.
    """
    text = document.text
    title = folded(document.title) if document.title else None
    if len(text) <= LONGEST_PIECE and text[:-1].isalnum() and not language.characters_are_words:
        return _one_word(text, row, is_left_out=text in left_out or text == title)
    sentences: list[Sentence] = []
    position = 0
    lines = prose_lines(text, language)
    for start, end in lines:
        line = text[start:end]
        folded_line = folded(line)
        if line in left_out or folded_line == title:
            continue
        is_folded = folded_line == line  # then its sentences are too
        for piece_start, piece_end, whole in _split_line(line, language):
            verbatim = line[piece_start:piece_end]
            front = front_of(verbatim, language, is_first=not sentences, title=title)
            if front.credits_picture:
                position -= _refuse_caption(sentences, start)
            if front.length:
                piece_start, verbatim = piece_start + front.length, verbatim[front.length :]
            sentence = verbatim if is_folded else folded(verbatim)
            is_credit = front.credits_picture and not front.length
            is_line = len(lines) > 1 and verbatim == line
            is_caption = is_credit or (is_line and is_verbless(line, language))
            eligible = whole and not is_caption and _may_be_chosen(sentence, language)
            sentences.append(Sentence(row, start + piece_start, start + piece_end, sentence, position, eligible))
            position += eligible
    return without_fragments([sentence for sentence in sentences if sentence.text], text, language)


def _one_word(text: str, row: int, is_left_out: bool) -> list[Sentence]:
    """What a document of one word holds: there is nothing to part or to cut off, and it is too short to be chosen.

    Feeds have such documents by the thousand; by the long way they would take five times as long.
    """
    is_prose = ends_with_mark(text) and (text[0].isalpha() or any(map(str.isalpha, text)))
    return [Sentence(row, 0, len(text), text, 0, False)] if is_prose and not is_left_out else []


def _refuse_caption(sentences: list[Sentence], line_start: int) -> int:
    """Refuse the last sentence if it stands in this line, where a picture's credit follows it; 1 if it was open."""
    if not sentences or sentences[-1].start < line_start or not sentences[-1].eligible:
        return 0
    sentences[-1] = sentences[-1]._replace(eligible=False)
    return 1


def _may_be_chosen(sentence: str, language: Language) -> bool:
    blanks = sentence.count(" ")  # one between two words, for the sentence is folded
    units = len(sentence) - blanks if language.characters_are_words else blanks + 1
    shortest = SHORTEST * language.units_per_word
    if not language.characters_are_words and shortest <= units < shortest + _MOST_LONE_MARKS:
        units -= len(_LONE_MARK.findall(sentence))
    if not shortest <= units <= LONGEST * language.units_per_word:
        return False
    return ends_with_mark(sentence) or not language.end_marks


def split_line(line: str, language: Language) -> list[Span]:
    """Spans of the sentences of one line, trimmed, in order."""
    return [(start, end) for start, end, _ in _split_line(line, language)]


def _split_line(line: str, language: Language) -> Iterable[tuple[int, int, bool]]:
    """Spans of one line's sentences, and whether each is whole: not cut out of a quotation or an endless run."""
    return [(0, len(line), True)] if _is_one_sentence(line, language) else _split_chunks(line, language)


def _is_one_sentence(line: str, language: Language) -> bool:
    """Whether nothing in a line can part two sentences, as in most lines of news; a stop at the end parts nothing."""
    if language.punkt is None or not 0 < len(line) <= LONGEST_PIECE or line != line.strip():
        return False
    return not any(map(line[:-1].__contains__, _STOPS))


def _split_chunks(line: str, language: Language) -> Iterable[tuple[int, int, bool]]:
    """The spans of any line."""
    for chunk_start, chunk_end in _chunks(line):
        chunk = line[chunk_start:chunk_end]
        is_whole_line = chunk_end - chunk_start == len(line)
        spans = restored(chunk, candidate_spans(chunk, language), language)
        for start, end, whole in joined(chunk, spans, language):
            if end - start <= LONGEST_PIECE:
                yield chunk_start + start, chunk_start + end, whole and is_whole_line
                continue
            for cut_start, cut_end in _cut(chunk, start, end):
                yield chunk_start + cut_start, chunk_start + cut_end, False


def _chunks(line: str) -> Iterable[Span]:
    """A line in parts of bounded length, cut at blanks, so that no splitter sees an endless one."""
    start = 0
    while len(line) - start > LONGEST_LINE:
        end = line.rfind(" ", start + LONGEST_LINE // 2, start + LONGEST_LINE) + 1 or start + LONGEST_LINE
        yield start, end
        start = end
    yield start, len(line)


def _cut(text: str, start: int, end: int) -> Iterable[Span]:
    """The span in parts of at most `LONGEST_PIECE`, cut at blanks where there are any."""
    while end - start > LONGEST_PIECE:
        middle = text.rfind(" ", start + 1, start + LONGEST_PIECE) + 1 or cut_before(text, start + LONGEST_PIECE)
        if piece := trim(text, start, middle):
            yield piece
        start = middle
    if piece := trim(text, start, end):
        yield piece
