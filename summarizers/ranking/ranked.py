"""What every ranker is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizers.datatypes import Document, Sentence
from summarizers.ranking.sparse_rows import Floats
from summarizers.ranking.vectors import Vectors
from summarizers.reading.languages import Language


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a ranker is given: n sentences, in three forms, and where a walk over them starts anew.

    Attributes:
        sentences: the sentences.
        vectors: their vectors; row i is `sentences[i]`.
        teleport: (n,) summing to 1; uneven where there is a query.
        language: of the sentences.
        documents: those that the sentences name by row, with their titles.
    """

    sentences: Sequence[Sentence]
    vectors: Vectors
    teleport: Floats
    language: Language
    documents: Sequence[Document]
