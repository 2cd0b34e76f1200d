"""How long a summary is beside its documents."""

from __future__ import annotations

from eval.metrics.bigrams import words_of
from eval.metrics.case import Case


def measure(case: Case) -> dict[str, float]:
    """Words of the summary as a share of the documents' words; nothing where these have none."""
    documents = sum(len(words_of(text)) for text in case.documents)
    return {"compression": len(words_of(case.summary)) / documents} if documents else {}
