"""Sentences that begin in the middle: what a page cut through, lost a first letter of, or set as a point of a list.

They begin with a small function word where others begin with a capital. Names may begin small (`al-Qaida`, `iPhone`),
and so may everything in text that is written without capitals, as many a review is.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizers.datatypes import Sentence
from summarizers.reading.languages import Language
from summarizers.reading.letter_case import in_small_letters

_MOST = 5  # one in so many sentences may begin small where capitals begin the others


def without_fragments(sentences: list[Sentence], text: str, language: Language) -> list[Sentence]:
    """The sentences of a document, those that begin in the middle refused.

    Args:
        sentences: all of them, in order.
        text: of the document.
        language: its function words are looked for.
    """
    small = [place for place, one in enumerate(sentences) if one.text[:1].islower()]
    if not small or len(small) * _MOST > len(sentences) or in_small_letters(text):
        return sentences
    fragments = {place for place in small if _begins_inside(sentences[place], language)}
    return _refused(sentences, fragments) if fragments else sentences


def _begins_inside(sentence: Sentence, language: Language) -> bool:
    first, _, rest = sentence.text.partition(" ")
    return sentence.eligible and first in language.words.stop_words and not rest[:1].isupper()  # `de Blasio said`


def _refused(sentences: Sequence[Sentence], fragments: set[int]) -> list[Sentence]:
    """The sentences with some refused, and the positions of the others closed up."""
    kept: list[Sentence] = []
    gone = 0
    for place, sentence in enumerate(sentences):
        is_fragment = place in fragments
        eligible = sentence.eligible and not is_fragment
        kept.append(sentence._replace(position=sentence.position - gone, eligible=eligible))
        gone += is_fragment
    return kept
