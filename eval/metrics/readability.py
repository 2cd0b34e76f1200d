"""What an editor would strike out of a summary, counted by rules that know nothing of the summariser's own.

They are cruder than those of the summariser, and meant so: a rule that both shared would always find it right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from eval.metrics.bigrams import words_of
from eval.metrics.case import Case
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import language_of

FAULTS = ("opener", "quotes", "leavings", "fragment", "repeat")

_SHORTEST = 4  # words of a sentence
_SAME = 0.8  # share of the shorter sentence's different words that the longer one has, in a repeat
_CAPITALS = 0.02  # share of letters; edited text in Latin, Greek or Cyrillic script has 3 % and more
_END = re.compile(r"[.!?…。！？؟।॥](?:[\"'”’»“«」』)\]]|\s)*$")
_WEB = re.compile(r"https?://|www\.|\S@\S+\.\w|©|[|•►]")
_FRONT = re.compile(r"[\W_]*")
_PAIRS = tuple(map(tuple, ("()", "[]", "“”", "«»", "「」", "『』", "（）")))


def measure(case: Case) -> dict[str, float]:
    """Faults per 100 sentences, all together and of each kind; nothing for an empty summary."""
    sentences = [" ".join(line.split()) for line in case.summary.split("\n") if line.strip()]
    if not sentences:
        return {}
    language = detect_language(case.summary)
    found = [faults(sentence, sentences[:row], case.documents, language) for row, sentence in enumerate(sentences)]
    rates = {f"faults_{kind}": 100 * sum(kind in one for one in found) / len(sentences) for kind in FAULTS}
    return {"faults": 100 * sum(map(len, found)) / len(sentences), **rates}


def faults(sentence: str, before: Sequence[str], documents: Sequence[str], language: str) -> set[str]:
    """The kinds of faults of one sentence.

    Args:
        sentence: without line ends or double blanks.
        before: the sentences of the summary in front of it.
        documents: of the set.
        language: ISO 639-1 code; one without word lists is judged by shape alone.
    """
    lowered = sentence.lower()
    checks = {
        "opener": _leans(lowered, before, documents, language),
        "quotes": _is_unbalanced(sentence),
        "leavings": _WEB.search(sentence) is not None or any(map(lowered.__contains__, _words(language, "leavings"))),
        "fragment": _is_fragment(sentence, language, documents),
        "repeat": any(is_repeat(sentence, other) for other in before),
    }
    return {kind for kind, found in checks.items() if found}


def _leans(lowered: str, before: Sequence[str], documents: Sequence[str], language: str) -> bool:
    """Whether it opens with a word that points back, and what it points to is not in front of it."""
    front = _FRONT.match(lowered)
    opening = lowered[front.end() if front else 0 :]
    if not any(re.match(rf"{re.escape(opener)}(?!\w)", opening) for opener in _words(language, "openers")):
        return False
    in_one_breath = f"{before[-1].lower()} {lowered}" if before else None
    return in_one_breath is None or not any(in_one_breath in _folded(text) for text in documents)


def _is_unbalanced(sentence: str) -> bool:
    if sentence.count('"') % 2:
        return True
    if "„" in sentence:  # closed by “ in German, by ” in Polish
        return sentence.count("„") != sentence.count("“") + sentence.count("”")
    return any(sentence.count(left) != sentence.count(right) for left, right in _PAIRS)


def _is_fragment(sentence: str, language: str, documents: Sequence[str]) -> bool:
    known = language_of(language)
    shortest = _SHORTEST * (2 if known.characters_are_words else 1)
    if known.count_words(sentence) < shortest or (known.end_marks and not _END.search(sentence)):
        return True
    letters = sentence.lstrip("\"'“”‘’„«»([ ")
    return sentence.isupper() or (letters[:1].islower() and not any(map(_is_lower_cased, documents)))


@cache
def _is_lower_cased(text: str) -> bool:
    """Whether someone took the capitals out of a text, as in Multi-News: then they tell nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) < _CAPITALS * len(letters)


def is_repeat(sentence: str, other: str) -> bool:
    """Whether one of two sentences has nearly all words of the other."""
    words, others = set(words_of(sentence)), set(words_of(other))
    shorter = min(len(words), len(others))
    return shorter > _SHORTEST and len(words & others) >= _SAME * shorter


@cache
def _folded(text: str) -> str:
    return " ".join(text.split()).lower()


@cache
def _words(language: str, kind: str) -> tuple[str, ...]:
    lists = json.loads((resources.files(__package__) / "readability_words.json").read_text("utf-8"))
    return tuple(lists.get(language, {}).get(kind, ()))
