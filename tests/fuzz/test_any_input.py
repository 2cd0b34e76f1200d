"""Documents, options and bytes that nobody would think of: never an error of ours, and every promise kept.

`HYPOTHESIS_PROFILE=explore` draws a thousand of each; `make fuzz` lets coverage guide the bytes.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises_of_briefs import check_any_bytes, check_bytes, check_documents

from summarizers import Document, Length, Options
from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.rankers import RANKERS
from summarizers.reading.input_formats import INPUT_FORMATS
from summarizers.reading.languages import LANGUAGES

FEW = 15  # examples of what takes long
PIECES = (
    "The old bridge at Arle was closed on Monday after engineers found 38 cracks.",
    "Engineers found at least 40 cracks, and the bridge at Arle was closed on Monday.",
    "“It will take 6 weeks,” said Ada Holm, the county’s engineer. ",
    "ARLE, March 3 (Reuters) -", "By Ada Holm", "Read more:", "Share", "U.S. Gen. No. 5 p.m. e.g.",
    "橋は月曜日に閉鎖された。", "Мост закрыли в понедельник, сказал мэр.", "قال العمدة إن الجسر أغلق.",
    "<script>alert(1)</script>", "<!channel> <@U1> *b* `c` _d_ ~e~", "[x](javascript:y)", "]]>", "-->", "&amp;&#0;",
    "\u202e\u2066\u200b\u200d", "\x00\x07\x1b[31m", "\ud800",
    "👩‍👩‍👧‍👦", "e\u0301\u0323" * 3, "\ufdfa", "\r\n", "\n\n", "\t", " " * 9,
    "1,234,567.89 crowns", "...", "!?!", '"', "“", "(", "'" * 5, "a" * 300, "$%&",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        Document,
        text=TEXTS,
        title=st.none() | TEXTS,
        source=st.none() | TEXTS,
        url=st.none() | st.sampled_from(("https://a.example/b?c='\"><x>", "javascript:alert(1)", "http://[")),
        published=st.none() | st.sampled_from(("2024-12-28", "2024-12-28T09:00:00Z")),
        language=st.none() | st.sampled_from((*LANGUAGES, "xx")),
    ),
    min_size=1,
    max_size=6,
)
LENGTHS = st.builds(Length, st.sampled_from(("words", "sentences", "characters")), st.integers(1, 200)) | st.builds(
    Length, st.just("ratio"), st.floats(0.001, 1)
)
OPTIONS = {
    "length": LENGTHS,
    "order": st.sampled_from(tuple(ORDERS)),
    "diversity": st.floats(0, 1),
    "query": st.none() | TEXTS,
    "language": st.sampled_from(("auto", "en", "zh", "ar", "xx")),
    "off_topic": st.sampled_from(("exclude", "include")),
    "explain": st.booleans(),
}


@pytest.mark.case("R8")
@pytest.mark.parametrize("selector", SELECTORS)
@settings(max_examples=FEW)
@given(data=st.data())
def test_any_documents_and_options_give_a_brief_that_keeps_its_promises(selector: str, data: st.DataObject) -> None:
    options = data.draw(st.builds(Options, selector=st.just(selector), **OPTIONS))
    check_documents(data.draw(DOCUMENTS), options)


@pytest.mark.case("R8")
@pytest.mark.parametrize("ranker", RANKERS)
@settings(max_examples=FEW)
@given(data=st.data())
def test_any_documents_are_taken_by_every_ranker(ranker: str, data: st.DataObject) -> None:
    check_documents(data.draw(DOCUMENTS), data.draw(st.builds(Options, ranker=st.just(ranker), **OPTIONS)))


@pytest.mark.case("R8")
@settings(max_examples=FEW)
@given(documents=DOCUMENTS, known=DOCUMENTS)
def test_anything_may_have_been_read_already(documents: list[Document], known: list[Document]) -> None:
    check_documents(documents, Options(already_read=tuple(known)))


SAMPLES = {
    "text": "Bridge closed\n\n" + "\n".join(PIECES[:3]),
    "markdown": "# Bridge\n\n* a [link](http://a.example)\n\n> " + PIECES[0],
    "html": f"<html><head><title>B</title></head><body><article><p>{PIECES[0]}</p><p>{PIECES[1]}</p></article>",
    "json": json.dumps({"documents": [{"text": PIECES[0], "url": "http://a.example"}, {"html": f"<p>{PIECES[1]}"}]}),
    "jsonl": json.dumps({"text": PIECES[0]}) + "\n" + json.dumps({"documents": [{"text": PIECES[1]}]}),
    "feed": f"<rss version='2.0'><channel><title>C</title><item><description>{PIECES[0]}</description></item>"
    f"<item><description>&lt;p&gt;{PIECES[1]}</description></item></channel></rss>",
}


@st.composite
def damaged(draw: st.DrawFn, sample: bytes) -> bytes:
    """A file with pieces cut out, doubled, and put in."""
    content = sample
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
        piece = draw(st.binary(max_size=6) | st.sampled_from([one.encode("utf-8", "surrogatepass") for one in PIECES]))
        content = content[:start] + piece * draw(st.integers(0, 3)) + content[draw(st.sampled_from((start, end))) :]
    return content


@pytest.mark.case("R8")
@pytest.mark.parametrize("form", INPUT_FORMATS)
@settings(max_examples=4 * FEW)
@given(data=st.data())
def test_a_damaged_file_of_any_format_is_read_or_refused(form: str, data: st.DataObject) -> None:
    check_bytes(data.draw(damaged(SAMPLES[form].encode())), form)


@pytest.mark.case("R8")
@given(st.binary(max_size=300), st.sampled_from(("a", "a.txt", "a.html", "a.xml", "a.json", "a.jsonl", "a.md", "")))
def test_any_bytes_under_any_name_give_documents_or_faults(content: bytes, name: str) -> None:
    check_any_bytes(content, name)
