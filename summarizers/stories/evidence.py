"""Documents of one language -> one row each, whose products say how much speaks for one event.

Three kinds of evidence, each a TF-IDF row of unit length, side by side in one matrix: all terms; the terms of title
and lead, where news says what it is about (van Dijk 1988); and pairs of neighbouring content terms, which are names,
figures with what they count, and set phrases, in any language and without capitals. The product of two rows is the
weighted mean of the three cosines.

Weights are (1 + ln tf)·ln(1 + n/df). A term of one document alone can match nothing, yet would make long documents
unlike everything: it counts a seventh. The 1 in the logarithm keeps what all documents of a small collection share.
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

    pairs = terms[:-1] * len(words.terms) + terms[1:]
    inside = text_of[:-1] == text_of[1:]
    distinct = np.unique(np.stack([text_of[:-1][inside] // 2, pairs[inside]]), axis=1)
    blocks = (
        _weighted(text_of // 2, terms, count, n_documents, ALL_TERMS),
        _weighted(text_of[leading] // 2, terms[leading], count[leading], n_documents, LEAD_TERMS),
        _weighted(distinct[0], distinct[1], np.ones(distinct.shape[1]), n_documents, TERM_PAIRS),
    )
    return csr_array(hstack(blocks, format="csr"))


def _weighted(
    rows: NDArray[np.int64], keys: NDArray[np.int64], counts: NDArray[np.float64], n_rows: int, share: float
) -> csr_array:
    """(n_rows, distinct keys) TF-IDF rows of length √share."""
    distinct, columns = np.unique(keys, return_inverse=True)
    matrix = csr_array((counts, (rows, columns)), shape=(n_rows, max(1, len(distinct))))
    matrix.sum_duplicates()
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    speaking = max(1, int(np.count_nonzero(np.diff(matrix.indptr))))
    weight = np.log1p(speaking / np.maximum(frequency, 1)) * np.where(frequency > 1, 1.0, LONE_TERM)
    data = (1.0 + np.log(matrix.data)) * weight[matrix.indices]
    row_of = np.repeat(np.arange(n_rows), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(row_of, weights=data * data, minlength=n_rows) / share)
    return csr_array((data / lengths[row_of], matrix.indices, matrix.indptr), shape=matrix.shape)
