"""Does an update brief say only what is new to someone who read the first half of the documents?

The half is the earlier one where the documents say when they were published, else the first in their order. How close
a sentence is to what was read is measured here, over the words of both halves, and not asked of the summariser,
which splits and weighs the two halves apart. Briefs have the default length.
"""

from __future__ import annotations

from eval.metrics import Case
from eval.metrics.novelty import measure as novelty
from eval.protocols.given import Given, Tally
from eval.protocols.ordering import sentences_of
from summarizers import Document, Options, summarize
from summarizers.ranking.vectors import tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of

CLOSE = 0.6  # cosine of TF-IDF rows from which two sentences say the same, as the default's choice has it


def measure(given: Given) -> dict[str, Tally]:
    """Shares of update briefs with no sentence close to what was read, of close sentences, of empty briefs; novelty."""
    known, new = halves(given.one.documents)
    if not known:
        return {}
    brief = summarize(new, Options(already_read=known))
    sentences = [sentence.text for sentence in brief.sentences]
    figures = {"empty": Tally.of([not sentences])}
    if sentences:
        closest = _closest(sentences, known, brief.language)
        case = Case("\n".join(sentences), already_read=tuple(document.text for document in known))
        figures["new_only"] = Tally.of([max(closest) < CLOSE])
        figures["close_sentences"] = Tally.of(cosine >= CLOSE for cosine in closest)
        figures["novelty"] = Tally.of(novelty(case).values())
    return figures


def halves(documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """What was read, and what is new; of an odd number the larger half is new."""
    in_time = sorted(documents, key=lambda one: one.published or "")  # stable: those without a time keep their order
    middle = len(in_time) // 2
    return tuple(in_time[:middle]), tuple(in_time[middle:])


def _closest(sentences: list[str], known: tuple[Document, ...], code: str) -> list[float]:
    """The highest cosine of each sentence to any sentence that was read."""
    read = [sentence for document in known for sentence in sentences_of(document.text)]
    rows = tfidf(words_of([*sentences, *(" ".join(one.split()) for one in read)], language_of(code))).matrix
    matrix = rows.to_scipy()
    cosines = (matrix[: len(sentences)] @ matrix[len(sentences) :].T).toarray()
    return [float(one) for one in cosines.max(axis=1, initial=0.0)]
