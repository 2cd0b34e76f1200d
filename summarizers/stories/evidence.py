"""Documents of one language -> one row each, whose products say how much speaks for one event.

Three kinds of evidence, each a TF-IDF row of unit length, side by side in one matrix: all terms; the terms of title
and lead, where news says what it is about (van Dijk 1988); and pairs of neighbouring content terms, which are names,
figures with what they count, and set phrases, in any language and without capitals. The product of two rows is the
weighted mean of the three cosines.

Weights are (1 + ln tf)·ln(1 + n/df). A term of one document alone can match nothing, yet would make long documents
unlike everything: it counts a seventh in the length of the row, and has no column. The 1 in the logarithm keeps what
all documents of a small collection share.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from summarizers.reading.words import Words

ALL_TERMS, LEAD_TERMS, TERM_PAIRS = 0.75, 0.1, 0.15  # shares of the similarity
LEAD = 60  # words of the body
TITLE_COUNT = 2.0  # times a word of the title counts
LONE_TERM = 0.15  # of the weight of a term that one document has


def evidence(words: Words, n_documents: int) -> csr_array:
    """(d, t) rows of which two have a product in [0, 1].

    Args:
        words: of 2·d texts: title and body of each document in turn.
        n_documents: d.
    """
    terms = words.term_of[words.ids].astype(np.int64) if len(words.ids) else np.zeros(0, dtype=np.int64)
    text_of = np.repeat(np.arange(2 * n_documents, dtype=np.int64), np.diff(words.starts))
    place = np.arange(len(terms)) - words.starts[text_of]
    content = terms >= 0
    terms, text_of, place = terms[content], text_of[content], place[content]
    is_title = text_of % 2 == 0
    count = np.where(is_title, TITLE_COUNT, 1.0)
    leading = is_title | (place < LEAD)

    document_of, n_terms = text_of // 2, max(1, len(words.terms))
    inside = text_of[:-1] == text_of[1:]
    distinct, pairs = np.unique((terms[:-1] * n_terms + terms[1:])[inside], return_inverse=True)
    blocks = (
        _weighted(_counted(document_of, terms, count, (n_documents, n_terms)), ALL_TERMS),
        _weighted(_counted(document_of[leading], terms[leading], count[leading], (n_documents, n_terms)), LEAD_TERMS),
        # That a pair comes again in a document says nothing: names do.
        _weighted(_counted(document_of[:-1][inside], pairs, None, (n_documents, max(1, len(distinct)))), TERM_PAIRS),
    )
    rows = csr_array(hstack(blocks, format="csr"))
    # Half the memory to look through, for what is looked through most.
    return csr_array((rows.data, rows.indices.astype(np.int32), rows.indptr.astype(np.int32)), shape=rows.shape)


def _counted(
    rows: NDArray[np.int64], columns: NDArray[np.int64], counts: NDArray[np.float64] | None, shape: tuple[int, int]
) -> csr_array:
    """How often each column comes in each row; 1 where it does, without counts."""
    matrix = csr_array((np.ones(len(rows)) if counts is None else counts, (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    if counts is None:
        matrix.data[:] = 1.0
    return matrix


def _weighted(matrix: csr_array, share: float) -> csr_array:
    """Counts as TF-IDF rows of length √share; only columns that two rows have are kept."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    row_lengths = np.diff(matrix.indptr)
    speaking = max(1, int(np.count_nonzero(row_lengths)))
    weight = np.log1p(speaking / np.maximum(frequency, 1)) * np.where(frequency > 1, 1.0, LONE_TERM)
    data = (1.0 + np.log(matrix.data)) * weight[matrix.indices]
    row_of = np.repeat(np.arange(matrix.shape[0]), row_lengths)
    lengths = np.sqrt(np.bincount(row_of, weights=data * data, minlength=matrix.shape[0]) / share)
    shared = frequency > 1
    column = np.cumsum(shared, dtype=np.int32) - 1
    kept = shared[matrix.indices]
    data, columns = (data / lengths[row_of])[kept], column[matrix.indices[kept]]
    borders = np.concatenate([[0], np.cumsum(kept, dtype=np.int32)])[matrix.indptr]
    return csr_array((data, columns, borders), shape=(matrix.shape[0], max(1, int(np.count_nonzero(shared)))))
