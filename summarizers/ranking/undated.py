"""Sentences of `today` and `yesterday` in an article whose date is not known: which day that is, no reader can tell.

They weigh less and are not ruled out, for an article may say so of all it tells. Bare weekdays weigh as they did: most
articles without a date have one in every other sentence, and readers take them for days of the same week.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizers.datatypes import Document, Sentence
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.languages import Language, language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.words import Words, fold, words_of
from summarizers.writing.date_words import date_words
from summarizers.writing.day_phrases import day_phrases

WEIGHT = 0.3


def undated_prior(
    sentences: Sequence[Sentence], documents: Sequence[Document], words: Words, language: Language
) -> Floats:
    """(n,) 0.3 for what happens on a day that is counted from an unknown one, outside quotations; 1 for all others.

    Args:
        sentences: n of them.
        documents: theirs, with `published` where it is known.
        words: of the sentences; only those that hold one of the language's words for such days are looked at.
        language: none of them where it has no such words.
    """
    prior = np.ones(len(sentences))
    if all(document.published for document in documents):
        return prior
    days = date_words(language.code).days
    for row in words.rows_with(_words_for_days(language.code)).tolist():
        sentence = sentences[row]
        if documents[sentence.document].published or not any(map(fold(sentence.text).__contains__, days)):
            continue
        if any(phrase.offset is not None for phrase in day_phrases(sentence.text, language.code)):
            prior[row] = WEIGHT
    return prior


@once_per_language
def _words_for_days(code: str) -> frozenset[str]:
    """The longest word of each phrase for such days, cut as the text is: `yesterday` of `day before yesterday`."""
    language = language_of(code)
    return frozenset(max(words_of([day], language).vocabulary, key=len) for day in date_words(code).days)
