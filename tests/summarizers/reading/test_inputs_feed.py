"""RSS and Atom, by feeds written for these tests."""

from pathlib import Path

import pytest

from summarizers.errors import InvalidDocumentError
from summarizers.reading import feed
from summarizers.reading.document_sets import ReadFault

RSS = """<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Hale Gazette</title><link>https://hale-gazette.example.org/</link>
<item><title>Lorry &amp; café: “closed</title><link>https://hale-gazette.example.org/bridge</link>
<pubDate>Mon, 03 Mar 2025 18:20:00 +0100</pubDate>
<description>The bridge is closed.</description>
<content:encoded><![CDATA[<p>The bridge over the Lune was <b>closed</b> on Monday.</p>
<script>track()</script><p>No one was hurt, the county&rsquo;s engineer said.</p>]]></content:encoded></item>
<item><title>Only a headline</title><link>javascript:alert(1)</link></item>
<item><title>Ferry is late</title><link>javascript:alert(1)</link><pubDate>yesterday</pubDate>
<description>The ferry was an hour late &amp;amp; full.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Flussradio</title>
<entry><title type="html">Deich &lt;i&gt;bricht&lt;/i&gt;</title><updated>2025-05-12T14:30:00Z</updated>
<published>2025-05-12T12:30:00+02:00</published><link href="https://flussradio.example.org/deich"/>
<summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Zwei Tote.</p><p>Größte Flut.</p></div></content>
</entry>
<entry><title>Formel</title><link href="/ohne-ort"/><updated>2025-05-13T08:00:00Z</updated>
<content type="text">1 &lt; 2, sagte sie.</content></entry></feed>"""


def test_rss_gives_a_document_an_entry() -> None:
    """The longest text of an entry, without markup, in the declared encoding; the date in ISO 8601."""
    read = feed.read(RSS.encode("cp1252"), "hale.xml")
    bridge, ferry = read.documents
    assert bridge.text == (
        "The bridge over the Lune was closed on Monday.\n\nNo one was hurt, the county’s engineer said."
    )
    assert bridge.title == "Lorry & café: “closed"
    assert bridge.source == "Hale Gazette"
    assert bridge.url == "https://hale-gazette.example.org/bridge"
    assert bridge.published == "2025-03-03T18:20:00+01:00"
    assert bridge.extracted
    assert (ferry.text, ferry.url, ferry.published) == ("The ferry was an hour late & full.", None, None)


def test_an_entry_without_text_is_named() -> None:
    """A headline alone is no article; the other entries are read."""
    assert feed.read(RSS.encode("cp1252"), "hale.xml").faults == (ReadFault("hale.xml entry 2", "has no text"),)


def test_atom_gives_a_document_an_entry() -> None:
    """XHTML content, content in plain text with its "<", and the date of publication before that of change."""
    flood, formula = feed.read(ATOM.encode(), "fluss.atom").documents
    assert flood.text == "Zwei Tote.\n\nGrößte Flut."
    assert flood.title == "Deich bricht"
    assert flood.source == "Flussradio"
    assert flood.url == "https://flussradio.example.org/deich"
    assert flood.published == "2025-05-12T12:30:00+02:00"
    assert formula.text == "1 < 2, sagte sie."
    assert (formula.url, formula.published) == (None, "2025-05-13T08:00:00Z")


def test_utf_16_feeds_and_stray_controls_are_read() -> None:
    """What the prolog says of the encoding no longer holds, and XML would end at a control character."""
    read = feed.read(
        ATOM.replace("Kurz.", "Kurz.\x08").replace("Formel", "Formel\x08 &copy;").encode("utf-16"), "fluss.atom"
    )
    assert [document.title for document in read.documents] == ["Deich bricht", "Formel ©"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<?xml version='1.0'?><note><to>You</to></note>", "is no RSS or Atom feed"),
        (b"No feed at all.", "is no RSS or Atom feed"),
        (b"https://example.org/feed.xml", "is no RSS or Atom feed"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "has no entries"),
    ],
)
def test_what_is_no_feed_is_an_error(content: bytes, problem: str) -> None:
    """The parser would take an address for one to open."""
    with pytest.raises(InvalidDocumentError, match=f"^a.xml: {problem}$"):
        feed.read(content, "a.xml")


def test_the_bytes_are_never_taken_for_a_file_name(tmp_path: Path) -> None:
    """The parser opens text that is a path; it must not be given one."""
    path = tmp_path / "real.xml"
    path.write_text(ATOM, encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match="is no RSS or Atom feed"):
        feed.read(str(path).encode(), "a.xml")


def test_entities_do_not_explode() -> None:
    """Entities of entities of entities (the "billion laughs") are not expanded."""
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "ha"}">' for level in range(12))
    bomb = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>" + RSS.split("?>", 1)[1].replace(
        "The ferry was", "The ferry was &e11;"
    )
    read = feed.read(bomb.encode(), "bomb.xml")
    assert sum(len(document.text) for document in read.documents) < 1000
