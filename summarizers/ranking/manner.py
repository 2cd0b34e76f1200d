"""How a sentence speaks: as a report does, or as its writer to its reader, or as a caption.

`I was worried`, `if you are thinking of buying one` and `… in New York, Tuesday, May 17, 2011.` are whole sentences of
an article, and stand badly in a brief of many: who "I" is nobody knows, and the picture is not there. What is quoted
may speak as it likes. They weigh less and are not ruled out, because a column or a guide has no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.languages import Language, language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.quotations import enclosures
from summarizers.reading.words import MARKS, Words, fold

WEIGHT = 0.5  # of a sentence that speaks otherwise than a report

_LONGEST_DATE = 50  # code points at the end of a sentence in which its date stands
_NOTHING = re.compile(r"(?!)")


def manner_prior(sentences: Sequence[Sentence], words: Words, language: Language) -> Floats:
    """(n,) 0.5 for sentences that speak of their writer, to their reader, or end in a caption's date; 1 for others.

    Args:
        sentences: n of them.
        words: theirs.
        language: its pronouns and calendar are looked for, outside quotations.
    """
    prior = np.ones(len(sentences))
    persons = language.words.persons
    days = [word for forms in language.words.weekdays for form in forms for word in form.split()]
    for row in _rows_with(persons, words).tolist():
        if _person(language.code).search(_unquoted(sentences[row].text)):
            prior[row] = WEIGHT
    for row in _rows_with(days, words).tolist():
        if _caption_date(language.code).search(fold(sentences[row].text[-_LONGEST_DATE:])):
            prior[row] = WEIGHT
    return prior


def _rows_with(some: Iterable[str], words: Words) -> NDArray[np.int64]:
    """Sentences that have one of these words: few, so that patterns are tried on few."""
    is_wanted = np.zeros(len(words.vocabulary), dtype=bool)
    is_wanted[[words.vocabulary[word] for word in some if word in words.vocabulary]] = True
    hits = is_wanted[words.ids].nonzero()[0]
    return np.unique(words.starts.searchsorted(hits, side="right") - 1)


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
def _caption_date(code: str) -> re.Pattern[str]:
    """A weekday and its whole date, with the year, at the end: agencies date their pictures so, and nothing else."""
    calendar = language_of(code).words
    if not calendar.weekdays or not calendar.months:
        return _NOTHING
    weekday, month = (
        "|".join(sorted((re.escape(form) for forms in names for form in forms), key=len, reverse=True))
        for names in (calendar.weekdays, calendar.months)
    )
    date = rf"(?:(?:{month})\.?\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?(?:{month})\.?),?\s+(?:de\s+)?\d{{4}}"
    return re.compile(rf"(?<![\w{MARKS}])(?:{weekday})\.?,?\s+{date}[\W_]*$")
