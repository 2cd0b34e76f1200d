"""Cutting a text to a length, as ROUGE-1.5.5 does it: on bytes, before anything else, references too."""

from eval.metrics.rouge.unicode_tokens import unicode_words

_BLANKS = (b" ", b"\t", b"\n", b"\r", b"\x0b", b"\x0c")


def fields(line: bytes) -> list[bytes]:
    """Split a line at ASCII white space; a blank in front of the first word counts as one empty word."""
    words = line.split()
    return [b"", *words] if words and line.startswith(_BLANKS) else words


def unicode_fields(line: bytes) -> list[bytes]:
    """Split a line into words, where a character of a script without spaces is a word of its own."""
    return [word.encode() for word in unicode_words(line.decode("utf-8", "ignore"))]


def cut_words(lines: list[bytes], limit: int, unicode: bool = False) -> list[bytes]:
    """Keep the first `limit` words of a text (-l), counted before tokenising."""
    kept: list[bytes] = []
    left = limit
    for line in lines:
        words = unicode_fields(line) if unicode else fields(line)
        kept.append(line if len(words) <= left else b" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            break
    return kept


def cut_bytes(lines: list[bytes], limit: int) -> list[bytes]:
    """Keep the first `limit` bytes of a text (-b); the blanks that join its lines are not counted."""
    kept: list[bytes] = []
    left = limit
    for line in lines:
        kept.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return kept


def cut_bytes_of_lines(lines: list[bytes], limit: int) -> list[bytes]:
    """Keep what ROUGE-L and -W see under -b, where the program's counter of bytes never moves.

    Only a line that is as long as the limit by itself is cut; the text ends there.
    """
    kept: list[bytes] = []
    for line in lines:
        kept.append(line[:limit])
        if len(line) >= limit:
            break
    return kept
