"""A web page, written for these tests, with all that stands around an article."""

import pytest

from summarizers.errors import InvalidDocumentError
from summarizers.reading import html_page
from summarizers.reading.html_page import MOST_TAGS, block_text, document_from_html

PARAGRAPHS = [
    "The bridge over the Lune was closed on Monday after a lorry had struck one of its piers, and it will stay "
    "closed for a week, the county said.",
    "“We have to look at every stone,” said Ada Holm, the county’s engineer. No one was hurt.",
    "Trains go on running. Buses take the bridge at Hale, eight miles up the river, which adds half an hour.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="windows-1252">
<title>Lorry strikes bridge over the Lune - Hale Gazette</title>
<meta property="og:title" content="Lorry strikes bridge over the Lune">
<meta property="og:site_name" content="Hale Gazette">
<meta property="article:published_time" content="2025-03-03T18:20:00+01:00">
<link rel="canonical" href="https://hale-gazette.example.org/bridge">
<style>p {{ color: #222 }}</style><script>var words = "The script speaks of a bridge.";</script></head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport news</a></li></ul></nav></header>
<main><article>
<h1>Lorry strikes bridge over the Lune</h1>
<p class="byline">By <a href="/jo">Jo March</a></p>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet this story</a></div>
<p>{PARAGRAPHS[0]}</p>
<figure><img src="pier.jpg" alt="The pier"><figcaption>The pier on Monday. Photo: Gazette</figcaption></figure>
<p>{PARAGRAPHS[1]}</p>
<script>track("A tracker speaks of a bridge.");</script>
<!-- A comment speaks of a bridge. -->
<table><tr><th>Day</th><th>Trains</th></tr><tr><td>Monday</td><td>42</td></tr></table>
<p>{PARAGRAPHS[2]}</p>
</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry is late again, says the harbour</a></li>
<li><a href="/b">Old bridge gets new lamps</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><p>A reader thinks that lorries should be smaller than they are.</p></section>
</main>
<footer><p>© 2025 Hale Gazette. All rights reserved. 12 June 2031</p></footer>
</body></html>"""


def test_of_a_page_only_the_article_is_read() -> None:
    """Its paragraphs, title, date with time, site and address; the page is in the encoding that it declares."""
    (document,) = html_page.read(PAGE.encode("cp1252"), "bridge.html").documents
    assert document.text.split("\n\n") == PARAGRAPHS
    assert document.title == "Lorry strikes bridge over the Lune"
    assert document.source == "Hale Gazette"
    assert document.url == "https://hale-gazette.example.org/bridge"
    assert document.published == "2025-03-03T18:20:00+01:00"
    assert document.extracted


def test_a_date_in_the_text_is_not_the_page_s_date() -> None:
    """A page that states no date has none; the clock is not asked either."""
    page = PAGE.replace('<meta property="article:published_time" content="2025-03-03T18:20:00+01:00">', "")
    assert document_from_html(page, "bridge.html").published is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "/bridge"])
def test_only_web_addresses_become_links(address: str) -> None:
    """A page may call anything its canonical address."""
    page = PAGE.replace("https://hale-gazette.example.org/bridge", address)
    assert document_from_html(page, "bridge.html").url is None


def test_a_piece_of_a_page_is_read_too() -> None:
    """As JSON may hold it: no head, no body, one paragraph."""
    document = document_from_html(f"<p>{PARAGRAPHS[1].replace('“', '&ldquo;')}</p>", "documents[0].html")
    assert document.text == PARAGRAPHS[1]
    assert document.title is None


def test_the_same_page_gives_the_same_document_each_time() -> None:
    """No memory of the pages before it: the extractor could drop paragraphs that it has seen already."""
    assert len({document_from_html(PAGE, "bridge.html") for _ in range(5)}) == 1


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<script>words()</script>", "<div>" * 20_000 + "deep"])
def test_a_page_without_text_is_an_error(page: str) -> None:
    """Also one that is nested deeper than any article is."""
    with pytest.raises(InvalidDocumentError, match=r"^empty\.html: has no text$"):
        document_from_html(page, "empty.html")


def test_an_xhtml_prolog_does_no_harm() -> None:
    """Text that declares an encoding is refused by the parser, unless it gets bytes."""
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Grüße aus Köln.</p></body></html>'
    (document,) = html_page.read(page.encode("latin-1"), "gruss.xhtml").documents
    assert document.text == "Grüße aus Köln."


def test_blocks_become_lines() -> None:
    """Inline markup does not part words, blocks and line breaks do; menus, tables and scripts go."""
    html = (
        "Before<p>One <b>b</b>old\nword.</p>after<br>broken<!-- unseen -->line<script>no()</script> end"
        "<nav>Menu</nav><table><tr><td>1</td></tr></table>tail<ul><li>a</li><li>b &lt; c</li></ul>"
    )
    assert block_text(html).split("\n\n") == [
        "Before",
        "One bold word.",
        "after",
        "brokenline endtail",
        "a",
        "b < c",
    ]
    assert block_text("") == ""


def test_a_page_with_more_tags_than_any_article_has_gives_the_text_of_its_blocks() -> None:
    tags = "<b></b>" * (MOST_TAGS // 2)
    page = f"<title>Ferry</title>{tags}<nav>Home</nav><p>It sails today.</p><p>It is full.</p>"
    document = document_from_html(page, "page.html")
    assert (document.title, document.text) == ("Ferry", "It sails today.\n\nIt is full.")


@pytest.mark.case("18")
def test_a_tag_with_attributes_without_end_is_refused_before_it_is_parsed() -> None:
    """libxml2 compares each with all before it: 100,000 of them take a quarter of a minute to parse, 1,000 no time."""
    for number, readable in ((1_000, True), (100_000, False)):
        page = f"<p {' '.join(f'a{at}=1' for at in range(number))}>{PARAGRAPHS[1]}</p>"
        if readable:
            assert document_from_html(page, "page.html").text
        else:
            with pytest.raises(InvalidDocumentError, match="too many attributes"):
                document_from_html(page, "page.html")
