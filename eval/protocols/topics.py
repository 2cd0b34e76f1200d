"""Which documents we name as off-topic, rightly and wrongly, and what that step costs where nothing is off-topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eval.metrics.rouge import lines, score
from eval.protocols.given import Given, Tally
from eval.protocols.off_topic import FEWEST_DOCUMENTS
from summarizers import Brief, Document, Length, Options, summarize

MIXED = "different_topics"  # code of the warning
_METRIC = "rouge2"


def measure(given: Given) -> dict[str, Tally]:
    """Shares of strays and of clean documents that are named, ROUGE-2 with the step and without, and warnings.

    `warned` is of two documents of different sets, `warned_wrongly` of two of one set.
    """
    own, options = given.one.documents, Options(Length("words", given.words))
    strays = [stray for stray, _ in given.strays]
    figures = {"warned": Tally.of(_is_warned((own[0], stray), options) for stray in strays)}
    if len(own) > 1:
        figures["warned_wrongly"] = Tally.of([_is_warned(own[:2], options)])
    if len(own) < FEWEST_DOCUMENTS:
        return figures
    clean = summarize(own, options)
    named = [_named((*own, *pair[:n]), len(own), options) for pair in given.strays for n in (1, 2)]
    figures["clean_kept"] = Tally.of(not document.off_topic for document in clean.documents)
    figures["strays_named"] = Tally.of(flag for flags in named for flag in flags)
    with_step, without = (_f(brief, given) for brief in (clean, summarize(own, replace(options, off_topic="include"))))
    figures["content_change"] = Tally.of([100 * (with_step - without)])
    return figures


def _is_warned(documents: Sequence[Document], options: Options) -> bool:
    return any(warning.code == MIXED for warning in summarize(documents, options).warnings)


def _named(documents: Sequence[Document], n_own: int, options: Options) -> list[bool]:
    """Whether each stray, which stand behind a set's own documents, is named."""
    return [document.off_topic for document in summarize(documents, options).documents[n_own:]]


def _f(brief: Brief, given: Given) -> float:
    options = replace(given.rouge, metrics=(_METRIC,), words=given.words)
    references = [lines(text) for text in given.one.references]
    return score([sentence.text for sentence in brief.sentences], references, options)[_METRIC].f
