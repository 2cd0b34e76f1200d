"""How often a stray article gets into the brief: one, then two from two different stories, mixed into a set.

Of any system: a sentence is the stray's when the stray has more of its bigrams than any document of the set, so
that what all articles say ("police said on Monday") is held against nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.coverage import sources
from eval.protocols.given import Given, Tally
from eval.systems import SYSTEMS, Task
from summarizers import Document

FEWEST_DOCUMENTS = 3  # of two documents and a stray, three are about three things as well


def measure(given: Given) -> dict[str, Tally]:
    """The share of briefs that quote a stray, with one stray in the set, with two, and both together."""
    if len(given.one.documents) < FEWEST_DOCUMENTS:
        return {}
    one = [quotes_stray(given, pair[:1]) for pair in given.strays]
    two = [quotes_stray(given, pair) for pair in given.strays]
    return {
        "off_topic_rate": Tally.of([*one, *two]),
        "off_topic_rate_one": Tally.of(one),
        "off_topic_rate_two": Tally.of(two),
    }


def quotes_stray(given: Given, strays: Sequence[Document]) -> bool:
    """Whether a sentence of the system's brief of the set and these strays is from one of them."""
    own = given.one.documents
    task = Task(given.one.id, (*own, *strays), given.words)
    summary = SYSTEMS[given.system].summarize(task)
    found = sources(summary, [document.text for document in task.documents])
    return any(source is not None and source >= len(own) for source in found)
