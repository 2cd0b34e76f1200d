"""Sentences drawn by lot: what any system has to beat."""

from __future__ import annotations

from collections.abc import Sequence

from eval.systems.sentences import split
from eval.systems.task import Task, filled


def summary(task: Task) -> Sequence[str]:
    """Sentences in the order drawn, up to the length."""
    sentences = [one.text for document in split(task) for one in document]
    places = list(range(len(sentences)))
    task.lots().shuffle(places)
    return [sentences[place] for place in filled(((place, sentences[place]) for place in places), task)]
