"""Languages: which are known, and how each is split, stemmed and filtered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizers.reading.per_language import once_per_language
from summarizers.reading.remembering import MOST_LANGUAGES, remembering
from summarizers.reading.word_lists import WordLists, word_lists


@dataclass(frozen=True, slots=True)
class Language:
    """How text of one language is cut and compared.

    Attributes:
        code: ISO 639-1.
        stemmer: name of its Snowball algorithm, or None.
        punkt: name of its Punkt model, or None for sentencex.
        bigrams: words are compared as character bigrams, for scripts without spaces (and Korean's endings).
        characters_are_words: a length in words counts characters.
        units_per_word: how many of what is counted make a word of English: of characters two, of syllables that are
            written apart 1.4.
        apostrophes_join: an apostrophe is part of a word: `don't`, `п'ять`; elsewhere it parts two: `l'avion`.
        optional_marks: vowel signs that may be left out are dropped.
        end_marks: whether sentences end with a mark; Thai's end with a blank.
        right_to_left: direction of the script.
        known: False for a language that only shape and Unicode words serve.
    """

    code: str
    stemmer: str | None = None
    punkt: str | None = None
    bigrams: bool = False
    characters_are_words: bool = False
    units_per_word: float = 1.0
    apostrophes_join: bool = False
    optional_marks: bool = False
    end_marks: bool = True
    right_to_left: bool = False
    known: bool = True

    @property
    def words(self) -> WordLists:
        """The word lists, loaded when first asked for."""
        return word_lists(self.code)

    def stem(self, words: Sequence[str]) -> Sequence[str]:
        """The stem of each word; the words themselves where there is no stemmer."""
        if self.stemmer is None:
            return words
        return _stemmer(self.stemmer)(words)

    def count_words(self, text: str) -> int:
        """The length of a text in words: runs of non-space characters, or characters where there are no spaces."""
        runs = text.split()
        return sum(map(len, runs)) if self.characters_are_words else len(runs)


@lru_cache(MOST_LANGUAGES)
def _stemmer(algorithm: str) -> Callable[[Collection[str]], list[str]]:
    """Stems words by a Snowball algorithm."""
    import Stemmer

    # A stemmer is not safe to share between threads; making one takes as long as stemming a word.
    def stems(words: Collection[str]) -> list[str]:
        return list(Stemmer.Stemmer(algorithm, 0).stemWords(words))

    return remembering(lambda word: str(Stemmer.Stemmer(algorithm, 0).stemWord(word)), stems)


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "english", "english", apostrophes_join=True),
        Language("de", "german", "german"),
        Language("fr", "french", "french"),
        Language("es", "spanish", "spanish"),
        Language("pt", "portuguese", "portuguese"),
        Language("it", "italian", "italian"),
        Language("nl", "dutch", "dutch"),
        Language("sv", "swedish", "swedish"),
        Language("da", "danish", "danish"),
        Language("no", "norwegian", "norwegian"),
        Language("fi", "finnish", "finnish"),
        Language("pl", "polish", "polish"),
        Language("cs", "czech", "czech"),
        Language("ro", "romanian"),
        Language("hu", "hungarian"),
        Language("ru", "russian", "russian"),
        Language("uk", apostrophes_join=True),
        Language("el", "greek", "greek"),
        Language("tr", "turkish", "turkish"),
        Language("ar", "arabic", optional_marks=True, right_to_left=True),
        Language("fa", "persian", optional_marks=True, right_to_left=True),
        Language("he", optional_marks=True, right_to_left=True),
        Language("hi", "hindi"),
        Language("bn"),
        Language("vi", units_per_word=1.4),
        Language("id", "indonesian"),
        Language("zh", bigrams=True, characters_are_words=True, units_per_word=2.0),
        Language("ja", bigrams=True, characters_are_words=True, units_per_word=2.0),
        Language("ko", bigrams=True),
        Language("th", bigrams=True, characters_are_words=True, units_per_word=2.0, end_marks=False),
    )
}

_RIGHT_TO_LEFT_CODES = frozenset({"ur", "ps", "sd", "ug", "yi", "ckb", "dv"})


@once_per_language
def language_of(code: str) -> Language:
    """The language of an ISO 639-1 code; one that is not in the table is cut into Unicode words, unstemmed."""
    found = LANGUAGES.get(code)
    return found or Language(code, known=False, right_to_left=code in _RIGHT_TO_LEFT_CODES)
