"""The package `lexrank`: LexRank (Erkan & Radev 2004) as set by default, the documents as its background."""

from __future__ import annotations

from collections.abc import Sequence

from eval.systems.punkt_tokens import paragraphs_of, sentences_of
from eval.systems.task import Task, filled


def summary(task: Task) -> Sequence[str]:
    """Its sentences, best first until the length is filled, in the order of the documents."""
    from lexrank import STOPWORDS, LexRank

    language = task.language()
    documents = [
        [sentence for line in paragraphs_of(document.text) for sentence in sentences_of(line, language)]
        for document in task.documents
    ]
    ranker = LexRank(documents, stopwords=STOPWORDS.get(language.code))
    sentences = [sentence for document in documents for sentence in document]
    ranked = ranker.get_summary(sentences, summary_size=len(sentences))
    chosen = filled(((sentences.index(sentence), sentence) for sentence in ranked), task)
    return [sentences[row] for row in sorted(chosen)]
