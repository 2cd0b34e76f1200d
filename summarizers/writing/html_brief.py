"""A self-contained page: each sentence beside the places where its sources say it. No script, no other host.

Documents come from anyone: every word of theirs goes through `_text`, every address through `web_address`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from summarizers.datatypes import Brief, BriefDocument, BriefSentence, Support
from summarizers.writing.excerpts import Piece, Place, pieces, windows
from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import Citations, Source, cite, warning_lines, web_address

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
# Code points shown on each side of what a source says.
CONTEXT = 200
# How many sources of a sentence are unfolded at first.
UNFOLDED = 2

_SAYS, _DIFFERS = "says", "differs"


def render(brief: Brief) -> str:
    """The brief as an HTML document."""
    citations = cite(brief)
    title = _text(brief.title or "").strip()
    direction = "rtl" if brief.language in RIGHT_TO_LEFT else "ltr"
    return f"""<!doctype html>
<html lang="{_text(brief.language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{content_security_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title or "Brief"}</title>
<style>{_style()}</style>
</head>
<body>
<main>
<header>
<h1>{f"<bdi>{title}</bdi>" if title else _ours("Brief")}</h1>
<p class="aside">{_ours(_overview(brief, citations))}</p>
</header>
{_sentences(brief, citations)}
{_documents(brief, citations)}
{_warnings(brief, citations)}
<footer class="aside">{_ours(f"Signature: <code>{_text(brief.signature)}</code>")}</footer>
</main>
</body>
</html>
"""


def content_security_policy() -> str:
    """The policy that the page sets itself: nothing runs or is loaded, and its one style sheet counts."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _style() -> str:
    return files("summarizers.writing").joinpath("brief.css").read_text("utf-8")


def _overview(brief: Brief, citations: Citations) -> str:
    sentences, documents = _count(len(brief.sentences), "sentence"), _count(len(brief.documents), "document")
    return f"{sentences} from {len(citations.sources)} of {documents}"


def _sentences(brief: Brief, citations: Citations) -> str:
    if not brief.sentences:
        return f'<p class="aside">{_ours("No sentence.")}</p>'
    rows = "\n".join(_sentence(sentence, brief, citations) for sentence in brief.sentences)
    return f'<ol class="sentences">\n{rows}\n</ol>'


def _sentence(sentence: BriefSentence, brief: Brief, citations: Citations) -> str:
    sources = citations.of(sentence)
    figures = [Place(*other.at, _DIFFERS) for other in sentence.disagreements]
    differing = [citations.by_document[other.document] for other in sentence.disagreements]
    shown = list(dict.fromkeys([source.number for source in [*sources, *differing]]))
    witnesses = "\n".join(
        _witness(citations.sources[number - 1], sentence, unfolded=rank < UNFOLDED) for rank, number in enumerate(shown)
    )
    numbers = ", ".join(_number(source) for source in sources)
    aside = f'<span class="numbers">[{numbers}]</span>{_dates(sentence, brief)}'
    tally = f"{len(sources)} of {_count(citations.independent, 'source')}"
    return f"""<li>
<div class="statement">
<p dir="auto">{_marked(pieces(sentence.text, figures))} {aside}</p>
<p class="aside">{_ours(tally)}</p>
{_disagreements(sentence, brief, citations)}</div>
<div class="witnesses">
{witnesses}
</div>
</li>"""


def _dates(sentence: BriefSentence, brief: Brief) -> str:
    """The days that the sentence names, in brackets behind it."""
    days = "; ".join(f"<bdi>{_text(one)}</bdi>" for one in shown_dates(sentence, brief))
    return f' <span class="dates">({days})</span>' if days else ""


def _disagreements(sentence: BriefSentence, brief: Brief, citations: Citations) -> str:
    lines = []
    for other in sentence.disagreements:
        source = citations.by_document[other.document]
        language = source.document.document.language or brief.language
        figure = f'<bdi lang="{_text(brief.language)}"><mark class="differs">{_text(other.figure)}</mark></bdi>'
        says = f'“<bdi lang="{_text(language)}">{_text(other.says)}</bdi>”'
        but, verb, end = disagreement_words(other)
        words = _ours(f"Sources disagree: {figure}{but}[{_number(source)}]{verb}{says}{end}")
        lines.append(f'<p class="disagreement">{words}</p>\n')
    return "".join(lines)


def _witness(source: Source, sentence: BriefSentence, *, unfolded: bool) -> str:
    """What one source says, marked in its context."""
    document = source.document.document
    said: list[BriefSentence | Support] = [sentence, *sentence.support]
    places = [Place(place.start, place.end, _SAYS) for place in said if place.document == document.id]
    places += [
        Place(other.start, other.end, _DIFFERS) for other in sentence.disagreements if other.document == document.id
    ]
    spans = windows(document.text, places, CONTEXT)
    excerpt = " … ".join(_marked(pieces(document.text, places, start, end)) for start, end in spans)
    before = "… " if spans and spans[0][0] > 0 else ""
    after = " …" if spans and spans[-1][1] < len(document.text) else ""
    language = f' lang="{_text(document.language)}"' if document.language else ""
    return (
        f"<details{' open' if unfolded else ''}>"
        f"<summary>[{source.number}] <bdi>{_text(source.label)}</bdi></summary>\n"
        f'<blockquote dir="auto"{language}>{before}{excerpt}{after}</blockquote></details>'
    )


def _documents(brief: Brief, citations: Citations) -> str:
    """All documents: the cited ones by number, then the others in the caller's order."""
    if not brief.documents:
        return ""
    cited = [source.document for source in citations.sources]
    others = [entry for entry in brief.documents if entry.document.id not in citations.by_document]
    rows = "\n".join(_document(entry, brief, citations) for entry in [*cited, *others])
    return f'<section>\n<h2>{_ours("Documents")}</h2>\n<ul class="documents">\n{rows}\n</ul>\n</section>'


def _document(entry: BriefDocument, brief: Brief, citations: Citations) -> str:
    source = citations.by_document.get(entry.document.id)
    anchor = f' id="source-{source.number}"' if source else ""
    facts = [f"<bdi>{_text(entry.document.published)}</bdi>"] if entry.document.published else []
    facts.append(_count(entry.sentences, "sentence"))
    if entry.off_topic:
        facts.append("<strong>off topic</strong>")
    if entry.duplicate_of is not None:
        original = next(other for other in brief.documents if other.document.id == entry.duplicate_of)
        facts.append(f"<strong>copy of <bdi>{_text(citations.name(original))}</bdi></strong>")
    address = web_address(entry.document.url)
    if address:
        # The host is shown, so that a reader knows where the link leads.
        host = f"<bdi>{_text(urlsplit(address).netloc)}</bdi>"
        facts.append(f'<a href="{escape(address)}" rel="noopener noreferrer">{host}</a>')
    name = f"<bdi>{_text(citations.name(entry))}</bdi>"
    return f'<li{anchor}>{name}<br><span class="aside">{_ours(" · ".join(facts))}</span></li>'


def _warnings(brief: Brief, citations: Citations) -> str:
    rows = "\n".join(f"<li>{_ours(_text(line))}</li>" for line in warning_lines(brief, citations))
    return f"<section>\n<h2>{_ours('Warnings')}</h2>\n<ul>\n{rows}\n</ul>\n</section>" if rows else ""


def _number(source: Source) -> str:
    return f'<a href="#source-{source.number}">{source.number}</a>'


def _marked(parts: Iterable[Piece]) -> str:
    return "".join(
        f'<mark class="{" ".join(part.kinds)}">{_text(part.text)}</mark>' if part.kinds else _text(part.text)
        for part in parts
    )


def _ours(markup: str) -> str:
    """Words of the page itself, which are English whatever the brief's language."""
    return f'<span lang="en" dir="ltr">{markup}</span>'


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _text(words: str) -> str:
    """Anything that is not markup, fit for contents and quoted attributes alike."""
    return escape(printable(words))
