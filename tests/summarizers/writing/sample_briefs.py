"""Briefs made by hand, for the tests of the output formats."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizers.datatypes import (
    Brief,
    BriefDocument,
    BriefSentence,
    BriefWarning,
    Disagreement,
    Document,
    Dropped,
    SaidDate,
    Support,
)

PLAIN = {
    "gazette": Document(
        id="gazette",
        title="Ferry runs aground off Marrowick",
        source="Harbour Gazette",
        url="https://gazette.example/news/ferry?page=1&lang=en",
        published="2024-11-02T08:00:00Z",
        text="The ferry Tern left Marrowick at dawn in thick fog.\n\n"
        "It ran aground on the Hale bank, and 38 passengers were taken off by lifeboat.\n\n"
        "Nobody was badly hurt, the coastguard said. An inquiry will be held.",
    ),
    "coastwire": Document(
        id="coastwire",
        title="Passengers saved from ferry",
        source="Coastwire",
        url="https://coastwire.example/1",
        text="MARROWICK (Coastwire) - A ferry went aground on the Hale bank on Saturday and lifeboats "
        "took off at least 40 passengers. The coastguard said on Saturday that nobody was badly hurt.",
    ),
    "radio": Document(
        id="radio",
        source="Sunder Bay Radio",
        text="Nobody was badly hurt, the coastguard said. The owner of the ferry has called the fog unusual.",
    ),
    "mirror": Document(id="mirror", url="https://mirror.example/copy", text="The ferry left at dawn."),
    "markets": Document(id="markets", title="Markets close higher", text="Shares rose on Friday."),
}


def place(document: Document, words: str) -> tuple[int, int]:
    """Where the words stand in the document, whatever its white space."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), document.text)
    assert found, words
    return found.span()


def sentence(document: Document, words: str, **rest: object) -> BriefSentence:
    """The sentence of these words of a document."""
    start, end = place(document, words)
    return BriefSentence(words, document.id, start, end, 0.1234567, **rest)  # type: ignore[arg-type]


def support(document: Document, words: str, similarity: float = 0.8765432) -> Support:
    """The same thing said in these words."""
    return Support(document.id, *place(document, words), similarity)


def disagreement(
    text: str, figure: str, document: Document, says: str, *, earlier: bool | None = None
) -> Disagreement:
    """Another figure than the one in the sentence `text`."""
    at = text.index(figure)
    return Disagreement(figure, (at, at + len(figure)), document.id, *place(document, says), says, earlier)


def said_date(text: str, says: str, date: str) -> SaidDate:
    """The day that these words of the sentence `text` name."""
    at = text.index(says)
    return SaidDate((at, at + len(says)), says, date)


def ferry() -> Brief:
    """Two sentences, support, a date, a disagreement, a copy, a document off topic, a warning."""
    toll = "It ran aground on the Hale bank, and 38 passengers were taken off by lifeboat."
    unhurt = "The coastguard said on Saturday that nobody was badly hurt."
    wire = "A ferry went aground on the Hale bank on Saturday and lifeboats took off at least 40 passengers."
    return Brief(
        title="Ferry runs aground off Marrowick",
        language="en",
        signature="ranker:textrank|selector:mmr|diversity:0.5|v:0.1.0",
        sentences=(
            sentence(
                PLAIN["gazette"],
                toll,
                support=(support(PLAIN["coastwire"], wire),),
                disagreements=(disagreement(toll, "38", PLAIN["coastwire"], "at least 40", earlier=True),),
            ),
            sentence(
                PLAIN["coastwire"],
                unhurt,
                support=(
                    support(PLAIN["gazette"], "Nobody was badly hurt, the coastguard said."),
                    support(PLAIN["radio"], "Nobody was badly hurt, the coastguard said."),
                ),
                dates=(said_date(unhurt, "on Saturday", "2024-11-02"),),
            ),
        ),
        documents=(
            BriefDocument(PLAIN["mirror"], 1, duplicate_of="gazette"),
            BriefDocument(PLAIN["coastwire"], 2),
            BriefDocument(PLAIN["gazette"], 4),
            BriefDocument(PLAIN["markets"], 1, off_topic=True),
            BriefDocument(PLAIN["radio"], 2),
        ),
        warnings=(
            BriefWarning("no_date", "it has no date", "radio"),
            BriefWarning("short", "there are few words"),
        ),
        dropped=(
            Dropped("radio", 0, 43, "duplicate", kept=1, similarity=0.9876543),
            Dropped("gazette", 0, 51, "length"),
        ),
    )


EMPTY = Brief(
    title=None,
    language="en",
    signature="v:0.1.0",
    sentences=(),
    documents=(BriefDocument(PLAIN["radio"], 2),),
    warnings=(BriefWarning("nothing_new", "Nothing is new."),),
)

# What an article may hold that some reader of an output would take for an order.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></title></style><svg onload=alert(1)>",
    "<!-- ]]> --> &lt;b&gt; &amp;amp; &copy; &#60;i&#62;",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) [a]: https://evil.example",
    "<https://evil.example> http://evil.example www.evil.example someone@evil.example",
    "*bold* _em_ **strong** ~~gone~~ `code` ```fence``` $x^2$ \\ \\[ trailing \\",
    "# heading ## #",
    "- bullet",
    "+ plus",
    "12. twelfth",
    "3) third",
    "===",
    "> quote",
    "| a | b | |---|---|",
    "[^1]: footnote [ ] task",
    "<!channel> <@U1> <https://evil.example|click> :tada: @here",
    "over\u202eedirrevo \u2066isolated\u2069 \u200fmark",
    "\x1b[31mred\x1b[0m \x9b1m \x07 \x00",
    "line\nbreak\r\n\r\n    indented\tcode\u2028separator\x85next",
    "lone \ud83d surrogate \udc00",
    "W" * 300,
    "قال متحدث إن السفينة «تيرن» جنحت",
    "漢字かな交じり文。" * 20,
    " ",
)

HOSTILE_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://",
    "http://[::1",
    "not an address",
    "",
)

# Addresses that are links, and must lead nowhere else than they say, whatever they hold.
ODD_ADDRESSES = (
    'https://ok.example/"><script>alert(1)</script>',
    "https://ok.example/a(b)c)[d]<e>|f\\g`h*i_j'k",
    "https://ok.example/?a=1&copy;=2&amp;b=&#60;3",
    "https://ok.example/über straße\n/\u202e\ud83d",
    "https://[::1]:8000/x",
    "HTTP://OK.example/%20done#part",
    "https://ok.example/" + "long" * 600,
)


def hostile(words: str, address: str = "https://ok.example/", language: str = "en") -> Brief:
    """A brief that says `words` in every field that comes from outside, and around a sentence."""
    saying = f"{words} said so: 38 {words}".strip()
    documents = [
        Document(
            id=f"{words}{row}",
            title=words,
            source=words,
            url=address,
            published=words,
            language=words,
            text=f"{words} {saying} {words}",
            extracted=True,
        )
        for row in range(3)
    ]
    own, other, copy = documents
    start = own.text.index(saying, len(words))
    end = start + len(saying)
    at = saying.index("38")
    figure = (start + at, start + at + 2)
    return Brief(
        title=words,
        language=language,
        signature=words,
        sentences=(
            BriefSentence(
                saying,
                own.id,
                start,
                end,
                0.5,
                (Support(other.id, start, end, 1.0),),
                (Disagreement("38", (at, at + 2), other.id, *figure, words),),
                (SaidDate((0, len(words)), words, "2024-12-25"),) if words else (),
            ),
        ),
        documents=(
            BriefDocument(own, 2),
            BriefDocument(other, 2),
            BriefDocument(copy, 2, duplicate_of=own.id, off_topic=True),
        ),
        warnings=(BriefWarning(words, words, own.id), BriefWarning(words, words)),
    )


def long(sentences: int = 60, characters: int = 400, documents: int = 40) -> Brief:
    """A brief of many sentences, each said by every document and denied by all but its own."""
    text = "x" * (characters - 4) + " 38."
    sources = [
        Document(
            id=str(row),
            title="T" * 500,
            source=f"Source {row}",
            url=f"https://ok.example/{row}/" + "p" * 270,
            text=text,
        )
        for row in range(documents)
    ]
    others = sources[1:]
    one = BriefSentence(
        text,
        "0",
        0,
        len(text),
        0.1,
        tuple(Support(other.id, 0, len(text), 0.9) for other in others),
        tuple(Disagreement("38", (characters - 3, characters - 1), other.id, 0, 9, "9" * 90) for other in others),
    )
    return Brief(
        title="<&>" * 100,
        language="en",
        signature="v:0.1.0",
        sentences=(one,) * sentences,
        documents=tuple(BriefDocument(source, 1) for source in sources),
        warnings=tuple(BriefWarning("c", f"warning {row} " + "w" * 300) for row in range(9)),
    )


def right_to_left() -> Brief:
    """The ferry in Arabic."""
    text = "جنحت العبّارة «تيرن» عند ضفة هيل، وأُجلي 38 راكبا بقوارب النجاة."
    gazette = Document(
        id="1", title="جنوح عبّارة قبالة ماروِك", source="الجريدة", text=f"{text} ولم يصب أحد.", language="ar"
    )
    wire = Document(id="2", source="Coastwire", url="https://coastwire.example/ar", text="أُجلي 40 راكبا على الأقل.")
    own = sentence(
        gazette,
        text,
        support=(Support("2", 0, len(wire.text), 0.7),),
        disagreements=(disagreement(text, "38", wire, "40", earlier=False),),
    )
    return replace(
        EMPTY,
        title=gazette.title,
        language="ar",
        sentences=(own,),
        documents=(BriefDocument(gazette, 2), BriefDocument(wire, 1)),
    )


BRIEFS = {
    "ferry": ferry(),
    "empty": EMPTY,
    "nothing": replace(EMPTY, documents=(), warnings=()),
    "long": long(),
    "right_to_left": right_to_left(),
    **{f"hostile-{row}": hostile(words) for row, words in enumerate(HOSTILE)},
    **{f"hostile-language-{row}": hostile("x", language=words) for row, words in enumerate(HOSTILE[:4])},
    **{f"hostile-address-{row}": hostile("x", address) for row, address in enumerate(HOSTILE_ADDRESSES)},
    **{f"odd-address-{row}": hostile("x", address) for row, address in enumerate(ODD_ADDRESSES)},
}
