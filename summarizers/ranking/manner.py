"""How a sentence speaks: as a report does, as its writer to its reader, as a caption, or as someone who is not named.

`I was worried`, `if you are thinking of buying one` and `… in New York, Tuesday, May 17, 2011.` are whole sentences of
an article, and stand badly in a brief of many: who "I" is nobody knows, and the picture is not there. What is quoted
may speak as it likes, if the sentence says who is quoted. They weigh less and are not ruled out, because a column or a
guide has no others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.languages import Language, language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.quotations import QUOTATION_MARKS, enclosures
from summarizers.reading.word_lists import any_form
from summarizers.reading.words import MARKS, Words, fold

WEIGHT = 0.3  # of a sentence that speaks otherwise than a report
CAPTION_WEIGHT = 0.1  # of one that tells what a picture shows: it stands where there is nothing else

_LONGEST_DATE = 50  # code points at the end of a sentence in which its date stands
_LONGEST_PLACE = 45  # code points of `, in Arle`, which may stand behind it
_CLOSED = re.compile(r"[\"“”»«][.,!?]?$")
_FOLLOWING = re.compile(r"\s+([^\W\d_]+)")
_NOTHING = re.compile(r"(?!)")


def manner_prior(sentences: Sequence[Sentence], words: Words, language: Language) -> Floats:
    """(n,) 0.3 for sentences that speak of their writer, to their reader, in quotation marks alone or as captions may.

    Args:
        sentences: n of them.
        words: theirs.
        language: its pronouns, calendar and what captions say are looked for, outside quotations.

    Returns:
        0.1 for what only captions say, 1 for all others.
    """
    prior = np.ones(len(sentences))
    persons = language.words.persons
    for row, sentence in enumerate(sentences):
        if _is_bare_quotation(sentence.text):
            prior[row] = WEIGHT
    days = [word for forms in language.words.weekdays for form in forms for word in form.split()]
    for row in words.rows_with(persons).tolist():
        if _person(language.code).search(_unquoted(sentences[row].text)):
            prior[row] = WEIGHT
    for row in words.rows_with(days).tolist():
        end = fold(sentences[row].text[-_LONGEST_DATE - _LONGEST_PLACE :])
        if date := _caption_date(language.code).search(end):
            prior[row] = CAPTION_WEIGHT if date["comma"] or _is_bare(date, language) else WEIGHT
    for row in words.rows_with(language.words.caption_verbs).tolist():
        if scene := _dated_scene(language.code).search(_unquoted(sentences[row].text)):
            prior[row] = CAPTION_WEIGHT if scene["year"] or _is_before_noun(scene, language) else WEIGHT
    return prior


def _is_before_noun(date: re.Match[str], language: Language) -> bool:
    """Whether a date says which one of many is meant, as of a day gone by: `during an Oct. 8 interview`."""
    following = _FOLLOWING.match(date.string, date.end())
    return following is not None and following[1] not in language.words.stop_words


def _is_bare(date: re.Match[str], language: Language) -> bool:
    """Whether no function word joins a date to its sentence: `at a rally Tuesday, May 3, 2016`, as captions have it."""
    before = date.string[: date.start()].split()[-1:]
    return date["parted"] is not None and language.words.stop_words.isdisjoint(before)


def _is_bare_quotation(text: str) -> bool:
    """Whether a sentence is one quotation from end to end: who says it stands elsewhere."""
    if not text.startswith(QUOTATION_MARKS) or not _CLOSED.search(text[-4:]):
        return False
    first = next(iter(enclosures(text).outermost), None)
    return first is not None and first.open == 0 and first.close is not None and first.close >= len(text) - 2


def _unquoted(text: str) -> str:
    """What stands outside quotations, folded."""
    pieces, start = [], 0
    for one in enclosures(text).outermost:
        if one.is_quotation:
            pieces.append(text[start : one.open])
            start = len(text) if one.close is None else one.close + 1
    return fold(" ".join([*pieces, text[start:]]))


@once_per_language
def _person(code: str) -> re.Pattern[str]:
    language = language_of(code)
    either = "|".join(map(re.escape, language.words.persons))
    return re.compile(either if language.bigrams else rf"(?<![\w{MARKS}])(?:{either})(?![\w{MARKS}])")


@once_per_language
def _dated_scene(code: str) -> re.Pattern[str]:
    """What someone does, in the present tense, and further on the day of it: no report tells the past so.

    A day to come is told so in some languages, but without its year.
    """
    calendar = language_of(code).words
    verbs = "|".join(map(re.escape, calendar.caption_verbs))
    month = any_form(calendar.months)
    date = rf"(?:(?:{month})\.?\s\d{{1,2}}(?!\d)|\d{{1,2}}\.?\s+(?:de\s+)?(?:{month})(?!\w))"
    year = r"(?P<year>\.?,?\s+(?:de\s+)?\d{4})?"
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w).*(?<!\w){date}{year}") if verbs else _NOTHING


@once_per_language
def _caption_date(code: str) -> re.Pattern[str]:
    """A weekday and its whole date, with the year, at the end: agencies date their pictures so, behind a comma.

    Without one it may be the day of a meeting, in formal prose: `on Monday, May 3, 2016.` Where it happened may follow.
    """
    calendar = language_of(code).words
    if not calendar.weekdays or not calendar.months:
        return _NOTHING
    weekday, month = any_form(calendar.weekdays), any_form(calendar.months)
    date = rf"(?:(?:{month})\.?\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?(?:{month})\.?),?\s+(?:de\s+)?\d{{4}}"
    place = rf"(?:,\s[^\W\d_]{{1,4}}\s[^,.;:\d]{{2,{_LONGEST_PLACE - 8}}})?"
    return re.compile(
        rf"(?P<comma>[,،]\s*)?(?<![\w{MARKS}])(?:{weekday})\.?(?:\s[^\W\d_]+)?(?P<parted>,)?\s+{date}{place}[\W_]*$"
    )
