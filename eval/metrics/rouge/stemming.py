"""Porter's stemmer (1980) after WordNet's exceptions, as ROUGE-1.5.5 has it.

Differences from the paper: its author's two later rules (bli -> ble, logi -> log); tokens of up to three
characters stay; step 4 is three tests, one after the other, see `_step_4`. A `y` after a consonant is a
vowel, a `y` in front of the word and every digit is a consonant.
"""

import re
from functools import cache, lru_cache
from importlib import resources

_SHORTEST = 4
_VOWELS = frozenset("aeiou")

# fmt: off
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble", "logi": "log",
}
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = dict.fromkeys((
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ou", "ism", "ate", "iti", "ous", "ive",
    "ize",
), "")
# fmt: on


@lru_cache(maxsize=1 << 16)
def stem(token: str) -> str:
    """Give the stem of one lower-case token: its WordNet base form if it is irregular, else Porter's."""
    if len(token) < _SHORTEST:
        return token
    base = _exceptions().get(token)
    return porter(token) if base is None else base


def porter(word: str) -> str:
    """Give Porter's stem of a lower-case word of four or more letters and digits."""
    word = _step_1b(_step_1a(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _STEP_2, 0)
    word = _replaced(word, _STEP_3, 0)
    return _step_5(_step_4(word))


@cache
def _exceptions() -> dict[str, str]:
    table = (resources.files(__package__) / "wordnet_exceptions.txt").read_text("ascii")
    return dict(line.split() for line in table.splitlines())


def _shape(word: str) -> str:
    """Spell a word with c for each consonant and v for each vowel."""
    shape = ""
    for position, letter in enumerate(word):
        vowel = letter in _VOWELS or (letter == "y" and position > 0 and shape[-1] == "c")
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Count m in the form [C](VC)^m[V] of the paper."""
    return _shape(word).count("vc")


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _ends_short(word: str) -> bool:
    """Tell the paper's condition m=1 and *o: consonants, one vowel, one consonant that is not w, x or y."""
    return bool(re.fullmatch("c+vc", _shape(word))) and word[-1] not in "wxy"


def _replaced(word: str, suffixes: dict[str, str], above: int) -> str:
    """Replace the longest suffix of the table, if the measure of what is before it is above a number."""
    longest = max((suffix for suffix in suffixes if word.endswith(suffix)), key=len, default=None)
    if longest is None:
        return word
    before = word[: -len(longest)]
    return before + suffixes[longest] if _measure(before) > above else word


def _step_1a(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _step_1b(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((suffix for suffix in ("ed", "ing") if word.endswith(suffix)), None)
    if ending is None or not _has_vowel(word[: -len(ending)]):
        return word
    word = word[: -len(ending)]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeiouylsz":
        return word[:-1]
    return word + "e" if _ends_short(word) else word


def _step_4(word: str) -> str:
    """Take off the last suffix in three tests, where the paper takes the longest of all suffixes.

    So `ement` that is too near the front to go does not keep `ment` or `ent` from going: element -> elem.
    """
    word = _replaced(word, _STEP_4, 1)
    word = _replaced(word, {"ment": ""}, 1)
    if word.endswith("ent"):
        return _replaced(word, {"ent": ""}, 1)
    if word.endswith(("sion", "tion")) and _measure(word[:-3]) > 1:
        return word[:-3]
    return word


def _step_5(word: str) -> str:
    if word.endswith("e"):
        before = word[:-1]
        measure = _measure(before)
        if measure > 1 or (measure == 1 and not _ends_short(before)):
            word = before
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
