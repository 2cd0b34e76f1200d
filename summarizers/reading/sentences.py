"""Documents -> sentences: verbatim spans, quotations kept whole.

A line end is a boundary (`cleaning.py` says what a line is), then comes the splitter of the language, then the
joins and cuts that real news needs. Every step is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizers.datatypes import Document, Sentence
from summarizers.graphemes import cut_before
from summarizers.reading.boundaries import candidate_spans, trim
from summarizers.reading.cleaning import ends_with_mark, prose_lines
from summarizers.reading.fragments import without_fragments
from summarizers.reading.glued_fronts import front_of
from summarizers.reading.languages import Language
from summarizers.reading.letter_case import in_small_letters
from summarizers.reading.punkt_ends import Span
from summarizers.reading.quotations import Enclosure, enclosures

SHORTEST = 7  # words of a sentence that may be chosen
LONGEST = 60  # words of a sentence that may be chosen, and of a quotation that is joined
SPEAKER_CHARACTERS = 15  # of the speaker behind a quotation, where no blank parts the two: 他补充说。
LONGEST_UNCLOSED = 600  # code points that an opening mark without a partner reaches
LONGEST_PIECE = 2_000  # code points; a longer one is cut and may not be chosen
LONGEST_LINE = 20_000  # code points that the splitter sees at once

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
# A stop without the blank behind it: two lower-case letters, the stop, a capital and a lower-case letter.
_MISSING_BLANK = r"(?<=[^\W\d_A-Z][^\W\d_A-Z][.!?])[\"”’»)]?(?=[\"“‘«(]?[A-ZÀ-Þ][a-zß-ÿ])"
# Punkt takes “ for an opening mark, which it is in English; behind a stop it closes, as in German and Czech.
_CLOSED_BEHIND_STOP = r"(?<=[.!?…]“)(?=\s+[„\w])"
# The mark comes first: a pattern that begins with a set of characters is looked for five times as fast.
_MISSED = re.compile(f"[.!?“](?:{_MISSING_BLANK}|{_CLOSED_BEHIND_STOP})")
_STOPS = ".!?…;·"  # behind no other mark does a sentence end, for Punkt (Greek has the last two) and what mends it
_LONE_MARK = re.compile(r"(?<!\S)[\"“”„«»](?!\S)")  # with a blank on either side, as some corpora have it: no word
_MOST_LONE_MARKS = 4
_LAST_WORD = re.compile(r"([^\s'’(\"“„«]+)\.$")
# What ends with a stop and goes on: initials, and clock times before a day or a zone.
_INITIAL = re.compile(r"(?:^|[\s(«„“\"])[^\W\d_]\.$")
_DOUBLED_CAPITALS = re.compile(r"\b([A-Z])\1\.$")  # the Spanish plural of an abbreviation: `EE. UU.`
_CLOCK = re.compile(r"\b[ap]\.?m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]{2,4}T|GMT|UTC|EST|ET|PT|local|on|in|at)\b"
)
# Letters with stops: `the U.N. Climate Conference`. A sentence that begins behind one mostly begins with a stop word.
_DOTTED_LETTERS = re.compile(r"(?:^|[\s('’‘«„“\"-])(?:[^\W\d_]\.){2,4}$")
_FRONT_WORD = re.compile(r"[^\W_]+")
_OPEN_ENDED = re.compile(r"[?!…]|\.\.\.|[\"”’»“)」』]$")


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
    for start, end in prose_lines(text, language):
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
            eligible = whole and not is_credit and _may_be_chosen(sentence, language)
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
        spans = _restored(chunk, candidate_spans(chunk, language))
        for start, end, whole in _joined(chunk, spans, language):
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


def _restored(text: str, spans: list[Span]) -> list[Span]:
    """Spans cut once more where the splitter misses a boundary."""
    cuts = [match.end() for match in _MISSED.finditer(text)]
    if not cuts:
        return spans
    restored: list[Span] = []
    for start, end in spans:
        inner = [start, *(cut for cut in cuts if start < cut < end), end]
        restored += [span for pair in pairwise(inner) if (span := trim(text, *pair))]
    return restored


def _with_their_openers(text: str, spans: list[Span], enclosed: Sequence[Enclosure]) -> list[Span]:
    """Spans with a mark that stands between two of them given to the one it opens: `ended. " We go on`."""
    if not enclosed:
        return spans
    opens_at = {one.open for one in enclosed}
    for at in range(1, len(spans)):
        start, end = spans[at - 1]
        if end - 1 in opens_at and text[end - 2].isspace() and (before := trim(text, start, end - 1)):
            spans[at - 1], spans[at] = before, (end - 1, spans[at][1])
    return spans


def _joined(text: str, spans: list[Span], language: Language) -> Iterable[tuple[int, int, bool]]:
    """Spans joined where a boundary stands inside a quotation or bracket, or where the sentence plainly goes on."""
    if len(spans) < 2:
        yield from ((*span, True) for span in spans)
        return
    enclosed = enclosures(text).outermost
    spans = _with_their_openers(text, spans, enclosed)
    group = [spans[0]]
    starts_open, nearest = False, 0
    for span in [*spans[1:], None]:
        while span and nearest < len(enclosed) and _reach(enclosed[nearest]) < span[0]:
            nearest += 1
        inside = span is not None and nearest < len(enclosed) and enclosed[nearest].open < span[0]
        if span and ((inside and enclosed[nearest].close is not None) or _goes_on(text, group[-1], span, language)):
            group.append(span)
            continue
        start, end = group[0][0], group[-1][1]
        whole = not inside and not starts_open
        if len(group) == 1 or language.count_words(text[start:end]) <= LONGEST * language.units_per_word:
            yield start, end, whole
        else:
            yield from ((*part, False) for part in group)
        if span:
            group, starts_open = [span], inside


def _reach(enclosure: Enclosure) -> int:
    """How far an enclosure goes; one that never closes is taken for a lost mark after a while."""
    return enclosure.open + LONGEST_UNCLOSED if enclosure.close is None else enclosure.close


def _goes_on(text: str, before: Span, after: Span, language: Language) -> bool:
    """Whether what the splitter took for a new sentence goes on with the one before."""
    end = text[max(before[0], before[1] - 14) : before[1]]
    front = text[after[0] : after[0] + 12]
    if front.lstrip("—–- ")[:1].islower() and _OPEN_ENDED.search(end[-4:]):
        return not (end[-1] == "?" and in_small_letters(text))
    if language.characters_are_words and end[-1] in "”」』" and before[1] == after[0]:
        return after[1] - after[0] <= SPEAKER_CHARACTERS
    return end[-1] == "." and _stops_short(end, front, language)


def _stops_short(end: str, front: str, language: Language) -> bool:
    """Whether the stop at the end of `end` is that of an abbreviation, an initial or a clock time that goes on."""
    word = end[:-1].rpartition(" ")[2]
    if len(word) > 2 and word.isalpha():  # no initial, no clock
        return word.lower() in language.words.abbreviations
    if _CLOCK.search(end):
        return _AFTER_CLOCK.match(front) is not None
    if _DOTTED_LETTERS.search(end) and front[:1].isupper():
        following = _FRONT_WORD.match(front)
        return following is not None and following[0].lower() not in language.words.stop_words
    last = _LAST_WORD.search(end)
    if last and last[1].lower() in language.words.abbreviations:
        return True
    return (_INITIAL.search(end) is not None and not front[0].islower()) or (
        _DOUBLED_CAPITALS.search(end) is not None and front[:1].isupper()
    )


def _cut(text: str, start: int, end: int) -> Iterable[Span]:
    """The span in parts of at most `LONGEST_PIECE`, cut at blanks where there are any."""
    while end - start > LONGEST_PIECE:
        middle = text.rfind(" ", start + 1, start + LONGEST_PIECE) + 1 or cut_before(text, start + LONGEST_PIECE)
        if piece := trim(text, start, middle):
            yield piece
        start = middle
    if piece := trim(text, start, end):
        yield piece
