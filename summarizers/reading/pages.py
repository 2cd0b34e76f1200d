"""Which documents hold no article: what an archive, a cookie wall or a form put in the place of one.

Such a page is short and made of notices, which the word lists of the language know sentence by sentence. It has no say
in what the articles are about, and is named instead of being quoted.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizers.datatypes import Sentence
from summarizers.reading.languages import Language
from summarizers.reading.words import fold

LEAVINGS_WORDS = 25  # a longer sentence that holds a site phrase is prose about it
LONGEST_PAGE = 1_000  # code points of sentences; an article that was cut to less holds prose, too
NOTICES_SHARE = 2 / 3  # of the text, in sentences that are notices


def holds_no_article(sentences: Sequence[Sentence], language: Language) -> bool:
    """Whether two thirds of a short document stand in notices.

    Args:
        sentences: all of the document, in order.
        language: its word lists know the notices.
    """
    texts = [one.text for one in sentences]
    size = sum(map(len, texts))
    if not 0 < size <= LONGEST_PAGE or _is_one_word(texts, language):
        return False
    return sum(len(text) for text in texts if _is_notice(text, language)) >= NOTICES_SHARE * size


def _is_one_word(texts: Sequence[str], language: Language) -> bool:
    return len(texts) == 1 and " " not in texts[0] and not language.characters_are_words


def _is_notice(text: str, language: Language) -> bool:
    """Whether a sentence holds a notice's phrase, or is short and holds a site's."""
    folded = fold(text)
    if any(map(folded.__contains__, language.words.notices)):
        return True
    return len(text.split()) <= LEAVINGS_WORDS and any(map(folded.__contains__, language.words.leavings))
