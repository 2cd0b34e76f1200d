"""Which language a text is written in.

The script comes first, then function words are counted, and the statistical model of py3langid is asked only
where neither tells: loading that model takes half a second, and news text has function words in every line. The front
of a document decides where it leaves no doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain

from summarizers.reading.word_lists import word_lists

_SAMPLE = 4_000  # code points of a document that detection looks at
_ENOUGH = 3  # function words that decide
_MARGIN = 1.25  # times the runner-up's count
# The same for a look at the front alone.
_FRONT = 600
_ENOUGH_IN_FRONT = 15
_MARGIN_IN_FRONT = 2.0

# A script that only one of our languages uses decides alone.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")),
    ("cyrillic", re.compile("[\u0400-\u04ff]+")),
    ("arabic", re.compile("[\u0620-\u064a\u066e-\u06d3]+")),
    ("el", re.compile("[\u0370-\u03ff]+")),
    ("he", re.compile("[\u05d0-\u05ea]+")),
    ("hi", re.compile("[\u0904-\u0939]+")),
    ("bn", re.compile("[\u0985-\u09b9]+")),
    ("th", re.compile("[\u0e01-\u0e30]+")),
    ("ko", re.compile("[\uac00-\ud7af]+")),
    ("kana", re.compile("[\u3041-\u30fa]+")),
    ("han", re.compile("[\u4e00-\u9fff]+")),
)
_CANDIDATES: dict[str, tuple[str, ...]] = {
    "latin": (
        *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da"),
        *("no", "fi", "pl", "cs", "ro", "hu", "tr", "vi", "id"),
    ),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "fa"),
}
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_LETTERS = re.compile("[A-Za-z]+")


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language that a text is written in; "en" for a text without a letter."""
    return told_language(text) or (_statistical(text) if _LETTERS.search(text[:_SAMPLE]) else "en")


def told_language(text: str) -> str | None:
    """The same, or None for a text of a word or two, of which any guess would be a bad one."""
    if len(text) > _FRONT and (clear := _by_front(text[:_FRONT])):
        return clear
    sample = text[:_SAMPLE]
    script = _script(sample)
    candidates = _CANDIDATES.get(script)
    if script and candidates is None:
        return script
    words = _LETTERS.findall(sample.lower())
    if len(words) < _ENOUGH:
        return None
    return (_by_function_words(words, candidates, _ENOUGH, _MARGIN) if candidates else None) or _statistical(text)


def _by_front(front: str) -> str | None:
    """The language of the front of a text, where its function words leave no doubt; words are what blanks part."""
    is_latin = len(front.encode("ascii", "ignore")) >= 0.8 * len(front)
    candidates = _CANDIDATES.get("latin" if is_latin else _script(front))
    if candidates is None:
        return None
    return _by_function_words(front.lower().split(), candidates, _ENOUGH_IN_FRONT, _MARGIN_IN_FRONT)


def _script(sample: str) -> str:
    """The script that has most letters, by the name of its language if it has one; "" where none is known."""
    if sample.isascii():
        return "latin" if _ASCII_LETTERS.search(sample) else ""
    foreign = "".join(_NOT_ASCII.findall(sample))
    ascii_letters = sum(map(len, _ASCII_LETTERS.findall(sample)))
    if ascii_letters > len(foreign):
        return "latin"
    letters = {script: sum(map(len, pattern.findall(foreign))) for script, pattern in _SCRIPTS}
    letters["latin"] += ascii_letters
    if not any(letters.values()):
        return ""
    # Japanese is written with more Han than kana at times, Chinese with no kana at all.
    if letters["kana"] * 20 > letters["han"] and letters["kana"] + letters["han"] > letters["latin"]:
        return "ja"
    letters["zh"], letters["ja"] = letters.pop("han"), letters.pop("kana")
    return max(letters, key=lambda name: letters[name])


def _by_function_words(words: Sequence[str], candidates: tuple[str, ...], enough: int, margin: float) -> str | None:
    """The candidate whose function words are most frequent, or None where the count does not tell."""
    owners = _function_words(candidates)
    votes = Counter(chain.from_iterable(filter(None, map(owners.get, words))))
    runner_up, most = sorted([0, 0, *votes.values()])[-2:]
    if most < enough or most * 20 < len(words) or most < margin * runner_up:
        return None
    return max(candidates, key=lambda code: votes[code])


@cache
def _function_words(candidates: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Word -> the candidates that have it as a stop word."""
    owners: dict[str, tuple[str, ...]] = {}
    for code in candidates:
        for word in word_lists(code).stop_words:
            owners[word] = (*owners.get(word, ()), code)
    return owners


def _statistical(text: str) -> str:
    """What py3langid's model says; its codes are ISO 639-1, but for Norwegian's two written forms."""
    import py3langid

    code = str(py3langid.classify(text[:_SAMPLE])[0])
    return {"nb": "no", "nn": "no"}.get(code, code)
