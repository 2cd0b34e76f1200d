"""Captions without a verb: a short line of its own, such as `Ambulances at the old bridge after the flood`.

A line that no finite verb stands in tells nothing. Whether one does is told by the commonest verbs of the language and
by endings that few other words have; where there is no such list, and where a mark opens a quotation, nothing is told.
A verb in the present tense that no list has looks like a plural: so no line that has one before its end is refused.
"""

from __future__ import annotations

import re

from summarizers.reading.languages import Language
from summarizers.reading.quotations import QUOTATION_MARKS

LONGEST_CAPTION = 18  # words; what is longer is prose
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_verbless(line: str, language: Language) -> bool:
    """Whether a short line, which is one sentence, has no finite verb; never where its language has no list of them."""
    if line.count(" ") >= LONGEST_CAPTION or not language.words.verbs or any(map(line.__contains__, QUOTATION_MARKS)):
        return False
    words = _WORD.findall(line.replace("’", "'"))
    if language.words.stop_words.isdisjoint(word for word in words if len(word) > 1):  # another language, or a code
        return False
    return not any(_may_be_verb(word, word is words[-1], language) for word in words[1:])


def _may_be_verb(word: str, is_last: bool, language: Language) -> bool:
    """Whether a word that does not open its line is a verb, or looks like one."""
    if word.lower() in language.words.verbs:
        return True
    if word[0].isupper() or word in language.words.stop_words:
        return False
    return word.endswith(language.words.verb_endings) or (not is_last and word.endswith(language.words.noun_endings))
