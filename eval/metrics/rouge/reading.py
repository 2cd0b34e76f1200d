"""Text -> lines -> tokens, as ROUGE-1.5.5 reads its plain format (one unit a line).

It works on bytes: A-Z are lower-cased and nothing else is, a token is a run of ASCII letters and digits,
and every other byte separates. `str.lower` would not do: it makes ASCII letters of the Kelvin sign and of
the dotted I.
"""

import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from eval.metrics.rouge.cuts import cut_bytes, cut_bytes_of_lines, cut_words
from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.stemming import stem
from eval.metrics.rouge.unicode_tokens import unicode_tokens

_TOKEN_BYTES = (string.ascii_lowercase + string.digits).encode()
# Every byte -> itself, its lower case, or a blank.
_SEPARATED = bytes(byte if byte in _TOKEN_BYTES else ord(" ") for byte in bytes(range(256)).lower())


@dataclass(frozen=True)
class Text:
    """A text as the metrics see it: all tokens in a row, and the tokens of each line.

    The two are the same tokens except under -b, where the program cuts the lines of ROUGE-L and -W
    differently.
    """

    tokens: list[str]
    lines: list[list[str]]

    @cached_property
    def unigrams(self) -> Counter[str]:
        """How often each token is in the text."""
        return Counter(self.tokens)


def lines(text: str) -> list[str]:
    r"""Split a text into its units; only "\n" ends one, and empty ones are left out."""
    return [line for line in text.split("\n") if line]


def encoded(units: Sequence[str]) -> list[bytes]:
    """Give the bytes of each unit; empty units are left out."""
    return [unit.encode("utf-8", "surrogatepass") for unit in units if unit]


def cut(units: list[bytes], options: RougeOptions) -> list[bytes]:
    """Cut a text as the options say."""
    if options.bytes is not None:
        return cut_bytes(units, options.bytes)
    if options.words is not None:
        return cut_words(units, options.words, unicode=options.preset == "unicode")
    return units


def read(units: Sequence[str], options: RougeOptions) -> Text:
    """Cut a text and take its tokens, without stop words and stemmed where the options say so."""
    whole = encoded(units)
    rows = [_tokens(line, options) for line in cut(whole, options)]
    flat = [token for row in rows for token in row]
    if options.bytes is None:
        return Text(flat, rows)
    return Text(flat, [_tokens(line, options) for line in cut_bytes_of_lines(whole, options.bytes)])


def ascii_tokens(line: bytes) -> list[str]:
    """Split a line into the tokens of ROUGE-1.5.5."""
    return line.translate(_SEPARATED).decode("ascii").split()


def _tokens(line: bytes, options: RougeOptions) -> list[str]:
    unicode = options.preset == "unicode"
    tokens = unicode_tokens(line.decode("utf-8", "ignore")) if unicode else ascii_tokens(line)
    if options.stopwords:
        stopwords = _stopwords()
        tokens = [token for token in tokens if token not in stopwords]
    return [stem(token) for token in tokens] if options.stem else tokens


@cache
def _stopwords() -> frozenset[str]:
    """Read the 596 forms of the list; the 53 with a dot or an apostrophe in them never match a token."""
    return frozenset((resources.files(__package__) / "smart_stopwords.txt").read_text("ascii").split())
