"""A sentence -> the news in it that a brief tells once: so many dead, and that somebody apologised or resigned."""

from __future__ import annotations

from summarizers.writing.mentions import Said
from summarizers.writing.tolls import tolls_of_any_day

News = frozenset[tuple[str, str | float]]


def told_once(said: Said) -> News:
    """The tolls and acts of a sentence, each as its mark with its figure or name, and its other figures without a mark.

    Empty where it tells neither. Who has read a sentence that tells all of another's has its news.
    """
    tolls = {(fate, mention.figure.value) for mention, fate in tolls_of_any_day(said)}
    counted = {value for _, value in tolls}
    others = {("", figure.value) for figure in said.compared if figure.value not in counted}
    return frozenset(tolls | said.acts | others) if tolls or said.acts else frozenset()
