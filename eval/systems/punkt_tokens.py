"""Sentences and words for the peers that bring none, or whose own need a download.

The Punkt models are those that NLTK would load, out of an installed package; words are cut by NLTK's own
tokeniser. Languages without a Punkt model are split by sentencex.
"""

from __future__ import annotations

from summarizers.reading.languages import Language


def sentences_of(text: str, language: Language) -> list[str]:
    """Split a paragraph."""
    if language.punkt is None:
        import sentencex

        pieces = sentencex.segment(language.code, text)
    else:
        import punkt

        pieces = punkt.sent_tokenize(text, language.punkt)
    return [piece.strip() for piece in pieces if piece.strip()]


def words_of(text: str, language: Language) -> list[str]:
    """Cut a text into words and marks."""
    from nltk.tokenize import NLTKWordTokenizer

    tokenizer = NLTKWordTokenizer()
    return [word for sentence in sentences_of(text, language) for word in tokenizer.tokenize(sentence)]


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line.strip() for line in text.splitlines() if line.strip()]
