"""The sentences that the baselines choose from: our splitting and cleaning, and no other guard."""

from __future__ import annotations

from eval.systems.task import Task
from summarizers import Sentence
from summarizers.reading.cleaning import furniture
from summarizers.reading.sentences import split_document


def split(task: Task) -> list[list[Sentence]]:
    """The sentences of each document, the documents in the order in which our own systems take them.

    Documents in another language than the set's are split by its rules too.
    """
    language = task.language()
    documents = sorted(task.documents, key=lambda one: (one.text, one.title or "", one.id))
    left_out = furniture(one.text for one in documents) if len(documents) > 2 else frozenset()
    return [split_document(document, row, language, left_out) for row, document in enumerate(documents)]
