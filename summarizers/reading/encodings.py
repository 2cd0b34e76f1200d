"""Bytes -> text: byte order mark, declaration, UTF-8, UTF-16, and last a guess at a legacy encoding."""

from __future__ import annotations

import codecs
import re

from summarizers.errors import InvalidDocumentError

# UTF-32 stands before UTF-16, whose little-endian mark opens it.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What the labels mean on the web (WHATWG Encoding Standard, 4.2): the superset that pages were written in.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}

# Python's registry also has UTF-7, escapes, base64 and other things that no article is in.
_DECLARABLE = re.compile("utf-8|cp|iso8859|iso2022|koi8|mac|euc|gb|big5|shift")

# The encodings that news is found in. Left to all that Python has, the guess takes French for a Mac's Polish.
_LEGACY = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "iso8859_2", "iso8859_5",
    "iso8859_7", "koi8_r", "koi8_u", "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip

# A text whose letters beyond ASCII all belong to one of these is Western: it needs no guess, for which a
# short text has too little.
_WESTERN_ALPHABETS = (
    frozenset("àâæçéèêëîïôœùûüÿ"),  # French
    frozenset("äöüßéà"),  # German
    frozenset("áéíóúüñªº"),  # Spanish
    frozenset("àáâãçéêíóôõúüªº"),  # Portuguese
    frozenset("àèéìíîòóùú"),  # Italian
    frozenset("åäöéü"),  # Swedish, Finnish
    frozenset("æøåéöäü"),  # Danish, Norwegian
    frozenset("éëïóöüáèê"),  # Dutch
)
_WESTERN_SHARE = 0.25  # of the letters: more are not Western, whatever they look like
_GUESS_BYTES = 64_000  # of the front; more does not make the guess better
_BROKEN_SHARE = 0.05  # of the characters beyond ASCII; a UTF-8 text with a few broken ones is still UTF-8
_CONTROL_SHARE = 0.02  # of all characters; above it, the bytes are no text
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f]")
_C1_BYTES = re.compile(rb"[\x80-\x9f]")
_PAUSES = re.compile("[ \n,.、。，]")
_PAUSE_SHARE = 0.01  # of all characters; what has fewer is no text

_LABEL = rb"""\s*=\s*["']?\s*([A-Za-z0-9._:-]+)"""
_HTML_DECLARATION = re.compile(rb"<meta[^>]{1,400}?charset" + _LABEL, re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{1,200}?encoding" + _LABEL)
_DECLARATION_BYTES = 4096  # browsers look at the first 1,024; some pages put more in front


def declared_encoding(content: bytes) -> str | None:
    """The encoding that an XML prolog or an HTML `meta` names, as it is written there."""
    head = content[:_DECLARATION_BYTES]
    found = _XML_DECLARATION.search(head) or _HTML_DECLARATION.search(head)
    return found.group(1).decode("ascii") if found else None


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    """The text of the bytes, without byte order mark; line ends stay as they are.

    Args:
        content: a whole file.
        name: what the error calls it.
        declared: the encoding that the file, or who sent it, says it is in; it is not believed blindly.

    Raises:
        InvalidDocumentError: the bytes are no text, or in no encoding that is known.
    """
    text = decode_unicode(content, name, declared)
    if text is None:
        text = _nearly_utf_8(content)
    if text is None:
        text = _legacy(content)
    if text is None:
        raise InvalidDocumentError(name, "is in no encoding that is known; save it as UTF-8")
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise InvalidDocumentError(name, "looks binary: it is full of control characters")
    return text


def decode_unicode(content: bytes, name: str, declared: str | None = None) -> str | None:
    """The text of bytes that say, or show, how they are encoded; None where that would take a guess.

    Raises:
        InvalidDocumentError: the bytes are no text, or not in the encoding that their byte order mark says.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strictly(content[len(mark) :], encoding)
            if text is None:
                raise InvalidDocumentError(name, f"starts like {encoding.upper()}, but is not")
            return text
    text = _as_declared(content, declared)
    if text is None and b"\0" in content:
        text = _utf_16(content)
        if text is None:
            raise InvalidDocumentError(name, "looks binary: it has zero bytes")
    return _strictly(content, "utf-8") if text is None else text


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _as_declared(content: bytes, declared: str | None) -> str | None:
    """As declared, if that can be: whoever could read "utf-16" in ASCII letters was not reading UTF-16."""
    if not declared:
        return None
    try:
        codec_name = codecs.lookup(declared).name
    except LookupError:
        return None
    encoding = _SUPERSETS.get(codec_name, codec_name)
    if not _DECLARABLE.match(encoding) or b"\0" in content:
        return None
    # Servers and templates say Latin-1 of everything; a text that is valid UTF-8 is no Latin-1.
    utf_8 = _strictly(content, "utf-8") if encoding == "cp1252" else None
    return _strictly(content, encoding) if utf_8 is None else utf_8


def _utf_16(content: bytes) -> str | None:
    """UTF-16 without a mark: of its two byte orders, the one that gives blanks, line ends and stops.

    Where the zero bytes stand does not tell: Chinese has them on both sides of the pair.
    """
    as_utf_8 = _strictly(content, "utf-8")
    if as_utf_8 is not None and len(_CONTROLS.findall(as_utf_8)) < len(content) / 4:
        return None  # UTF-8 with a stray zero byte: in UTF-16, about half of the bytes would be controls
    readings = [_strictly(content, "utf-16-le"), _strictly(content, "utf-16-be")]
    best = max((text for text in readings if text), key=lambda text: len(_PAUSES.findall(text)), default="")
    return best if len(_PAUSES.findall(best)) > _PAUSE_SHARE * len(best) else None


def _nearly_utf_8(content: bytes) -> str | None:
    """UTF-8 with a few broken characters, such as one cut in two at the end; they become U+FFFD."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(not character.isascii() for character in text)
    return text if broken <= max(1, _BROKEN_SHARE * beyond_ascii) and beyond_ascii > 3 * broken else None


def _legacy(content: bytes) -> str | None:
    western = _strictly(content, "cp1252")
    if western is not None and _is_western(western):
        return western
    # Imported here: most input is UTF-8 and does not need it.
    from charset_normalizer import from_bytes

    head = content[:_GUESS_BYTES]
    if len(content) > _GUESS_BYTES:
        # A cut inside a character would rule out the right answer.
        head = head[: head.rfind(b"\n") + 1] or head
    best = from_bytes(head, cp_isolation=list(_LEGACY)).best()
    encoding = "cp1252" if best is None else best.encoding
    if encoding == "cp1250" and not _C1_BYTES.search(content):
        # Almost the same; but š, ž and ś stand in cp1250 where ISO 8859-2 has no letters.
        encoding = "iso8859_2"
    guessed = _strictly(content, encoding)
    return western if guessed is None else guessed


def _is_western(text: str) -> bool:
    letters = [character for character in text.lower() if character.isalpha()]
    foreign = [character for character in letters if not character.isascii()]
    return len(foreign) <= _WESTERN_SHARE * len(letters) and any(
        alphabet.issuperset(foreign) for alphabet in _WESTERN_ALPHABETS
    )
