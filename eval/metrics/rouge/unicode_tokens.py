"""Tokens of any script, for the preset `unicode`; not comparable with the original program.

A token is a run of letters, digits and the marks on them, in compatibility form (NFKC) and case-folded; in
scripts that are written without spaces, each character with its marks is one.
"""

import re
import unicodedata

# Han with its extensions and iteration marks, Kana, Thai, Lao, Tibetan, Myanmar, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
# Inside a run of letters, digits and marks only marks are not \w, so \W* takes the marks of one character.
_CHARACTER_OR_RUN = re.compile(f"[{_UNSPACED}]\\W*|[^{_UNSPACED}]+")


class _Separators(dict[int, str]):
    """For `str.translate`: letters, marks and numbers stay, all else becomes a blank. Fills itself as met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if unicodedata.category(character)[0] in "LMN" else " "
        return self[code]


_SEPARATORS = _Separators()


def unicode_tokens(text: str) -> list[str]:
    """Split a line into tokens of any script, case-folded."""
    runs = unicodedata.normalize("NFKC", text).casefold().translate(_SEPARATORS).split()
    return [token for run in runs for token in ([run] if run.isascii() else _CHARACTER_OR_RUN.findall(run))]


def unicode_words(line: str) -> list[str]:
    """Split a line into words for cutting: runs of non-space characters, or single unspaced characters."""
    return _WORD.findall(line)
