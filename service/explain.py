"""`--explain`: tables on standard error that say why each sentence was chosen, and what was dropped for it."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizers.datatypes import Brief

SHOWN_CHARACTERS = 90
_REASONS = {
    "duplicate": "says the same as sentence {kept}",
    "overtaken": "gives an earlier figure than sentence {kept}",
    "already_read": "says what was already read",
}


def explain(brief: Brief) -> None:
    """Print both tables."""
    console = Console(file=sys.stderr, highlight=False)
    console.print(_chosen(brief))
    if brief.dropped:
        console.print(_dropped(brief))
    console.print(Text(f"signature: {brief.signature}"), soft_wrap=True)  # one line, to be copied


def _chosen(brief: Brief) -> Table:
    table = Table(title="Chosen", title_justify="left")
    for heading in ("#", "score", "document", "said by", "sentence"):
        table.add_column(heading, justify="right" if heading in "#score" else "left")
    for number, sentence in enumerate(brief.sentences, 1):
        others = ", ".join(f"{support.document} ({support.similarity:.2f})" for support in sentence.support)
        cells = (str(number), f"{sentence.score:.4f}", sentence.document, others or "no other", _short(sentence.text))
        table.add_row(*map(Text, cells))
    return table


def _dropped(brief: Brief) -> Table:
    table = Table(title="Dropped", title_justify="left")
    for heading in ("document", "because it", "cosine", "sentence"):
        table.add_column(heading)
    texts = {one.document.id: one.document.text for one in brief.documents}
    for dropped in brief.dropped or ():
        kept = dropped.kept + 1 if dropped.kept is not None else 0
        reason = _REASONS.get(dropped.reason, dropped.reason).format(kept=kept)
        cosine = "" if dropped.similarity is None else f"{dropped.similarity:.2f}"
        verbatim = " ".join(texts[dropped.document][dropped.start : dropped.end].split())
        table.add_row(*map(Text, (dropped.document, reason, cosine, _short(verbatim))))
    return table


def _short(text: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in text)
    return printable if len(printable) <= SHOWN_CHARACTERS else printable[: SHOWN_CHARACTERS - 1] + "…"
