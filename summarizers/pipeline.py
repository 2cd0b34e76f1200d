"""Read, rank, choose, write: the only file that knows this order.

    documents ► canonical order ► language ► sentences ► copies and repeats ► vectors ► ranker × priors
              ► selection ► support, disagreements ► reading order ► Brief

The one invariant: row i of the vectors, entry i of the scores and `sentences[i]` are the same sentence. Row numbers
travel between the steps; nothing is keyed by a sentence's text. Documents are sorted by (text, title, id) before
anything else and mapped back at the end: that alone makes the answer independent of their order, ties included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from summarizers.choosing.choose import choose
from summarizers.datatypes import Brief, Document, Options
from summarizers.options import checked_options, numbered_documents
from summarizers.ranking.rank import rank
from summarizers.reading.read import read
from summarizers.writing.write import write


def _go_on(_step: str) -> None:
    """The checkpoint of a caller who set none."""


def summarize(
    documents: Iterable[Document],
    options: Options | None = None,
    checkpoint: Callable[[str], None] | None = None,
) -> Brief:
    """One brief of many articles about one event.

    Args:
        documents: the articles, in any order; the order changes nothing but the order of `Brief.documents`.
        options: what the brief should be like; the defaults of `Options` where it is None.
        checkpoint: called with the name of each step that begins, for reading once a document; may raise to stop the
            work (a deadline).

    Raises:
        InvalidOptionError: an option has a value that is not allowed.
        InvalidDocumentError: two documents have the same id.
        NothingToSummarizeError: there is no document, or none with a sentence.
        TooManySentencesError: the ranker cannot take this many sentences.
    """
    checkpoint = checkpoint or _go_on
    options = checked_options(options or Options())
    numbered = numbered_documents(documents)
    canonical = sorted(numbered, key=lambda one: (one.text, one.title or "", one.id))

    checkpoint("read")
    text = read(canonical, options, checkpoint)
    checkpoint("rank")
    ranking = rank(text, options)
    checkpoint("choose")
    chosen = choose(text, ranking, options)
    checkpoint("write")
    brief = write(text, ranking, chosen, options)

    order = {document.id: place for place, document in enumerate(numbered)}
    return replace(brief, documents=tuple(sorted(brief.documents, key=lambda one: order[one.document.id])))
