"""Bytes -> text. The texts were written for these tests; Python's own codecs are the authority."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.errors import InvalidDocumentError
from summarizers.reading.encodings import declared_encoding, decode, decode_unicode

ENGLISH = "The mayor said “we don’t know yet” and left.\r\nThe café’s owner agreed.\r\n"
FRENCH = (
    "Le maire a déclaré jeudi que « la fête aura lieu à la date prévue », malgré l'opposition des élus. "
    "Les négociations, engagées dès l'été, n'ont pas abouti.\n"
)
SWEDISH = "Räddningstjänsten larmades före midnatt. På måndagen var vägen öppen igen för bilar och gående.\n"
POLISH = (
    "Straż pożarna poinformowała, że w nocy ewakuowano ponad sześćset osób. Burmistrz powiedział, że "
    "następne posiedzenie odbędzie się w środę, a szkoły będą zamknięte.\n"
)
CZECH = (
    "Hasiči uvedli, že v noci evakuovali více než šest set lidí. Starosta řekl, že příští zasedání se "
    "uskuteční ve středu a školy zůstanou zavřené.\n"
)
RUSSIAN = (
    "Мэр заявил в субботу, что переговоры продолжатся на следующей неделе. По его словам, стороны "
    "договорились об обмене, однако подробности не раскрываются.\n"
)
GREEK = (
    "Ο δήμαρχος δήλωσε το Σάββατο ότι οι συζητήσεις θα συνεχιστούν την επόμενη εβδομάδα. Σύμφωνα με τον "
    "ίδιο, τα δύο μέρη συμφώνησαν.\n"
)
TURKISH = (
    "Belediye başkanı cumartesi günü görüşmelerin gelecek hafta süreceğini söyledi. Yaklaşık otuz sekiz "
    "kişi yaralandı, okullar kapalı kalacak ve yağış sürüyor.\n"
)
ARABIC = "قال رئيس البلدية يوم السبت إن المفاوضات ستستمر الأسبوع المقبل، لكن التفاصيل لم تعلن.\n"
JAPANESE = (
    "市長は土曜日、来週も話し合いを続けると述べた。関係者によると、双方は交換で合意したが、詳細は明らかに"
    "されていない。この事故で三十八人がけがをした。\n"
)
CHINESE = "市长周六表示，谈判将于下周继续进行。据他说，双方已就交换达成一致，但细节尚未公布。\n"
KOREAN = (
    "시장은 토요일 다음 주에도 협상을 계속할 것이라고 말했다. 그에 따르면 양측은 교환에 합의했지만 세부 "
    "사항은 공개되지 않았다.\n"
)
TEXTS = (ENGLISH, FRENCH, SWEDISH, POLISH, RUSSIAN, GREEK, ARABIC, JAPANESE, CHINESE, KOREAN)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_text_back_without_a_mark(text: str, encoding: str) -> None:
    """With byte order mark or without."""
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "latin-1"),
        (SWEDISH, "cp1252"),
        ("Café naïve", "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
    ],
    ids=lambda value: value if len(value) < 12 else value[:10],
)
def test_a_legacy_encoding_that_nothing_declares_is_found(text: str, encoding: str) -> None:
    """From a paragraph; of the Western ones, from a word."""
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Köln", "utf-8", "iso-8859-1"),  # what servers say of everything
        ("Köln", "utf-8", "no-such-encoding"),
        ("Köln", "utf-8", "base64"),  # a codec of Python's, but of no text
        ("Köln", "utf-8", "utf-16"),  # read in ASCII letters, so it cannot be
        ("“Köln”", "cp1252", "iso-8859-1"),  # the web's Latin-1 is cp1252
        ("да", "koi8-r", "KOI8-R"),
        ("市長", "shift_jis", "Shift_JIS"),
        ("市長は土曜日", "iso2022_jp", "iso-2022-jp"),  # all ASCII bytes, and valid UTF-8
        ("联通", "gb2312", "gb2312"),  # its bytes are valid UTF-8 by chance
    ],
)
def test_what_is_declared_is_believed_where_it_can_be_true(text: str, encoding: str, declared: str) -> None:
    """And UTF-8 wins over a Latin-1 that was only said by habit."""
    assert decode(text.encode(encoding), "a.html", declared) == text


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (b'<html><head><meta charset="koi8-r"><title>x</title>', "koi8-r"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "Shift_JIS"),
        (b'<?xml version="1.0" encoding="windows-1251"?><rss/>', "windows-1251"),
        (b"<html><body>charset=utf-8 is only said here</body></html>", None),
    ],
)
def test_the_declared_encoding_is_the_one_in_meta_or_prolog(content: bytes, label: str | None) -> None:
    """As it is written there; what the article says of encodings does not count."""
    assert declared_encoding(content) == label


def test_line_ends_stay_so_that_offsets_are_those_of_the_file() -> None:
    """CRLF, lone CR and LF all stand in the text as in the bytes."""
    text = "One.\r\nTwo.\rThree.\nFour “five”."
    for encoding in ("utf-8", "utf-16", "cp1252"):
        assert decode(text.encode(encoding), "a.txt") == text


def test_a_character_cut_in_two_at_the_end_does_not_cost_the_others() -> None:
    """A UTF-8 file of which the last byte is missing stays UTF-8."""
    whole = "“Grüße aus Köln”, sagte er. Schöne Größe – ähnlich."
    assert decode((whole + "é").encode()[:-1], "a.txt") == whole + "\ufffd"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00",
        b"Some text with a \x00 in it",
        b"\x01\x02\x03\x04 text \x05\x06\x07",
        hashlib.shake_256(b"noise").digest(3000),
    ],
    ids=["png", "elf", "zero byte", "controls", "noise"],
)
def test_what_is_no_text_is_called_binary(content: bytes) -> None:
    """The error names the file."""
    with pytest.raises(InvalidDocumentError, match=r"^photo\.txt: looks binary"):
        decode(content, "photo.txt")


def test_a_wrong_byte_order_mark_is_an_error() -> None:
    """Whoever wrote the mark meant it: no guess at another encoding."""
    with pytest.raises(InvalidDocumentError, match="starts like UTF-8, but is not"):
        decode(b"\xef\xbb\xbfK\xf6ln", "a.txt")


def test_json_does_not_guess() -> None:
    """`decode_unicode` leaves to its caller what would take a guess."""
    assert decode_unicode("Köln".encode("cp1252"), "a.json") is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_utf_8_text_comes_back(text: str) -> None:
    """For all of Unicode's characters but controls."""
    assert decode(text.encode("utf-8-sig"), "a.txt") == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_clear_error(content: bytes) -> None:
    """And the text has no half characters."""
    try:
        decode(content, "a.txt").encode()
    except InvalidDocumentError as error:
        assert error.place == "a.txt"
