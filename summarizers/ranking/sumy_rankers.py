"""Six algorithms of sumy, given our sentences and words, so that they run offline and on every language.

sumy compares sentences by their text, cuts it into words with models that it downloads, and answers with the
chosen sentences alone. So its sentences are written here as the numbers of their stems, which a blank parts: two
sentences with the same words are one to it, and no language matters. How sumy orders all sentences is read through its
`sentences_count`, which may be a function of the ordered list.

Nothing can stop sumy once it runs, and most of these take time that grows with the square of the text or worse:
so the number of sentences is capped.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from summarizers.errors import TooManySentencesError
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.words import words_of

if TYPE_CHECKING:
    from summarizers.ranking.ranked import Ranked

MOST_SENTENCES = 2_000
MOST_SENTENCES_KL = 500  # its time grows with the cube: this many take a minute
MOST_SENTENCES_LSA = 500  # its decomposition is one call into C, which no deadline ends: this many take 0.7 seconds
STOP_WORD = "-1"  # stands for every stop word; stems are numbered from 0
_DIGITS = 9  # of a rating that count: LSA's last ones change with the number of threads


class _SumySentences(NamedTuple):
    """The distinct sentences in sumy's writing, and the row among them of each of ours; -1 for one without a word."""

    written: list[str]
    documents: list[int]
    row_of: list[int]


def lsa(given: Ranked) -> Floats:
    """Latent semantic analysis (Gong & Liu 2001; Steinberger & Ježek 2004): the length in the space of topics."""
    from sumy.summarizers.lsa import LsaSummarizer

    # More sentences than words are no fault of the caller's, and the decomposition is defined for them.
    warnings.filterwarnings("ignore", message="Number of words", module=r"sumy\.")
    # It numbers its words by walking over a set: a set of strings has another order in every process, one of
    # integers has not.
    return _ranked_by(LsaSummarizer(stemmer=int), given, most=MOST_SENTENCES_LSA)


def luhn(given: Ranked) -> Floats:
    """Luhn (1958): the densest run of frequent words. Stop words count as gaps, so sumy is given them here."""
    from sumy.summarizers.luhn import LuhnSummarizer

    summarizer = LuhnSummarizer()
    summarizer.stop_words = [STOP_WORD]
    return _ranked_by(summarizer, given, with_stop_words=True)


def kl(given: Ranked) -> Floats:
    """KLSum (Haghighi & Vanderwende 2009): greedily, what brings the summary's words closest to the text's."""
    from sumy.summarizers.kl import KLSummarizer

    return _ranked_by(KLSummarizer(), given, most=MOST_SENTENCES_KL)


def sum_basic(given: Ranked) -> Floats:
    """SumBasic (Nenkova & Vanderwende 2005): frequent words, each of which counts for less once it has been said."""
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    return _ranked_by(SumBasicSummarizer(), given)


def reduction(given: Ranked) -> Floats:
    """Graph reduction: the sum of a sentence's TextRank edges, without the walk."""
    from sumy.summarizers.reduction import ReductionSummarizer

    return _ranked_by(ReductionSummarizer(), given)


def edmundson(given: Ranked) -> Floats:
    """Edmundson (1969): frequent words, words of the titles, and first and last sentences.

    His fourth feature, cue words, needs a list compiled by hand for one language and genre; the key words, which
    he takes from the text itself, stand in for it, and any word that is no stop word may be one.
    """
    from sumy.summarizers.edmundson import EdmundsonSummarizer

    summarizer = EdmundsonSummarizer(cue_weight=0.0, key_weight=1.0, title_weight=1.0, location_weight=1.0)
    summarizer.bonus_words = [str(term) for term in range(len(given.vectors.words.terms))] or [STOP_WORD]
    summarizer.null_words = [STOP_WORD]
    return _ranked_by(summarizer, given, _titles(given))


def _ranked_by(
    summarizer: Callable[[Any, Callable[[list[Any]], list[Any]]], object],
    given: Ranked,
    titles: Sequence[str] = (),
    *,
    with_stop_words: bool = False,
    most: int = MOST_SENTENCES,
) -> Floats:
    """(n,) 1/1, 1/2, 1/3, … by the place that sumy gives each sentence, scaled to sum to 1; equal ones share a place.

    Raises:
        TooManySentencesError: for more than `most` distinct sentences.
    """
    sentences = _written(given, with_stop_words)
    count = len(sentences.written)
    if count > most:
        raise TooManySentencesError(
            f"this ranker: got {count} sentences, allowed: {most}; textrank, centroid and lead take any number"
        )
    if count == 0:
        return given.teleport
    by_place: list[int] = []

    def record(infos: list[Any]) -> list[Any]:
        by_place.extend(one.order for one in sorted(infos, key=lambda one: (-_rounded(one.rating), one.order)))
        return infos

    summarizer(_sumy_document(sentences, titles), record)
    place_scores = np.zeros(count + 1)  # the last one is for the row -1: sentences without a word
    place_scores[by_place] = 1.0 / np.arange(1, count + 1)
    scores = place_scores[sentences.row_of]
    return np.asarray(scores / scores.sum())


def _written(given: Ranked, with_stop_words: bool) -> _SumySentences:
    words = given.vectors.words
    number: dict[str, int] = {}
    documents: list[int] = []
    row_of: list[int] = []
    for row, sentence in enumerate(given.sentences):
        terms = words.term_of[words.ids[words.starts[row] : words.starts[row + 1]]]
        if not (terms >= 0).any():
            row_of.append(-1)
            continue
        text = " ".join(map(str, terms.tolist() if with_stop_words else terms[terms >= 0].tolist()))
        row_of.append(number.setdefault(text, len(number)))
        if len(documents) < len(number):
            documents.append(sentence.document)
    return _SumySentences(list(number), documents, row_of)


def _titles(given: Ranked) -> list[str]:
    """All titles as one heading in sumy's writing, without words that no sentence has."""
    number = {term: str(place) for place, term in enumerate(given.vectors.words.terms)}
    titles = [" ".join(document.title.split()) for document in given.documents if document.title]
    written = words_of(titles, given.language).terms
    return [" ".join(number[term] for term in written if term in number)]


def _sumy_document(sentences: _SumySentences, titles: Sequence[str]) -> object:
    """A paragraph a document, between one of the titles and an empty one.

    Edmundson favours the first and the last paragraph, which no document of a set is.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    pairs = zip(sentences.documents, sentences.written, strict=True)
    by_document = groupby(pairs, key=lambda pair: pair[0])
    paragraphs = [Paragraph(Sentence(text, _Blanks()) for _, text in group) for _, group in by_document]
    headings = Paragraph(Sentence(title, _Blanks(), is_heading=True) for title in titles)
    return ObjectDocumentModel([headings, *paragraphs, Paragraph(())])


class _Blanks:
    """The tokenizer of sumy's sentences."""

    @staticmethod
    def to_words(text: str) -> tuple[str, ...]:
        """The numbers between the blanks."""
        return tuple(text.split())


def _rounded(rating: float) -> float:
    return float(f"{rating:.{_DIGITS}g}")
