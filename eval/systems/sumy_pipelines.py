"""sumy's own pipelines, as `sumy NAME --length=…` runs them: its parser, stemmer, stop words and summariser.

Only the tokeniser is handed in, since sumy's own asks for a download, and the count of sentences, which sumy
takes as a function of its ranked sentences too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from eval.systems.punkt_tokens import sentences_of, words_of
from eval.systems.task import System, Task, filled, package_signature
from summarizers.reading.languages import Language

if TYPE_CHECKING:
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers._summarizer import AbstractSummarizer, SentenceInfo

_CLASSES = {
    "text-rank": "TextRankSummarizer",
    "lex-rank": "LexRankSummarizer",
    "lsa": "LsaSummarizer",
    "kl": "KLSummarizer",
    "luhn": "LuhnSummarizer",
    "sum-basic": "SumBasicSummarizer",
    "reduction": "ReductionSummarizer",
    "edmundson": "EdmundsonSummarizer",
    "random": "RandomSummarizer",
}


def sumy_systems() -> dict[str, System]:
    """A system for each of sumy's summarisers."""
    return {
        f"sumy-{name}": System(
            f"sumy: {class_name}",
            partial(_summary, name),
            partial(package_signature, f"sumy-{name}", "sumy"),
        )
        for name, class_name in _CLASSES.items()
    }


class Tokenizer:
    """What sumy's parser asks of a tokeniser, without a download."""

    def __init__(self, language: Language) -> None:
        """Tokenise this language."""
        self._language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Split a paragraph."""
        return tuple(sentences_of(paragraph, self._language))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Cut a sentence into what sumy counts as words."""
        from sumy.nlp.tokenizers import Tokenizer as SumyTokenizer

        return tuple(filter(SumyTokenizer._is_word, words_of(sentence, self._language)))


def parsed(text: str, language: Language) -> PlaintextParser:
    """A text as sumy's plain-text parser has it."""
    from sumy.parsers.plaintext import PlaintextParser

    return PlaintextParser.from_string(text, Tokenizer(language))


def summarizer(name: str, parser: PlaintextParser, language: Language) -> AbstractSummarizer:
    """The summariser, set up as sumy's own command line does it."""
    module = import_module(f"sumy.summarizers.{name.replace('-', '_')}")
    built = getattr(module, _CLASSES[name])(_stemmer(language))
    stop_words = _stop_words(language)
    if name == "edmundson":
        built.null_words = stop_words
        built.bonus_words, built.stigma_words = parser.significant_words, parser.stigma_words
    else:
        built.stop_words = stop_words
    return built


def name_of(language: Language) -> str:
    """The name that sumy and its like know a language by, such as english."""
    from sumy.utils import normalize_language

    return language.punkt or str(normalize_language(language.code))


def _summary(name: str, task: Task) -> Sequence[str]:
    language = task.language()
    parser = parsed("\n\n".join(document.text for document in task.documents), language)

    def within_length(ranked: Iterable[SentenceInfo]) -> list[SentenceInfo]:
        ranked = list(ranked)
        return [ranked[row] for row in filled(enumerate(str(one.sentence) for one in ranked), task)]

    # sumy's own lots are drawn from the generator that all of Python shares.
    before = random.getstate()
    random.seed(f"{task.seed}:{task.id}")
    try:
        chosen = summarizer(name, parser, language)(parser.document, within_length)
    finally:
        random.setstate(before)
    return [str(sentence) for sentence in chosen]


def _stemmer(language: Language) -> Callable[[str], str]:
    from sumy.nlp.stemmers import Stemmer, null_stemmer

    try:
        return Stemmer(name_of(language))  # type: ignore[no-any-return]
    except LookupError:
        return null_stemmer  # type: ignore[no-any-return]


def _stop_words(language: Language) -> frozenset[str]:
    from sumy.utils import get_stop_words

    try:
        return get_stop_words(name_of(language))  # type: ignore[no-any-return]
    except LookupError:
        return frozenset()
