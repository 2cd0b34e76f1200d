"""The adapters give what sumy itself picks, from our sentences and words, whatever the language."""

from dataclasses import replace

import numpy as np
import pytest
from sample_sets import documents, random_lines, ranked, ranked_lines, read_text
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer

from summarizers.datatypes import Document
from summarizers.errors import TooManySentencesError
from summarizers.ranking.rankers import RANKERS
from summarizers.ranking.sumy_rankers import MOST_SENTENCES, MOST_SENTENCES_KL, MOST_SENTENCES_LSA

SUMY = {
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "kl": KLSummarizer,
    "sum-basic": SumBasicSummarizer,
    "reduction": ReductionSummarizer,
}
BORROWED = [*SUMY, "edmundson"]


class Blanks:
    """A tokenizer for sentences whose words a blank parts."""

    def to_words(self, text: str) -> list[str]:
        return text.split()


def distinct_lines(seed: int) -> list[str]:
    return list(dict.fromkeys(line for line in random_lines(seed) if line))


@pytest.mark.filterwarnings("ignore:Number of words")
@pytest.mark.parametrize("ranker", SUMY)
def test_the_best_k_are_those_that_sumy_answers_with(ranker: str) -> None:
    """Sumy is run as a user would run it: on plain sentences, for k of them, through its public call."""
    compared = 0
    for seed in range(25):
        lines = distinct_lines(seed)
        scores = RANKERS[ranker].score(ranked_lines(lines, "xx"))
        best = sorted(range(len(lines)), key=lambda row: -scores[row])
        document = ObjectDocumentModel([Paragraph(Sentence(line, Blanks()) for line in lines)])
        k = max(1, len(lines) // 3)
        theirs = [str(sentence) for sentence in SUMY[ranker]()(document, k)]
        if ranker == "lsa":  # equal lengths are apart by rounding alone, which differs with the order of the words
            compared += len({lines[row] for row in best[:k]} & set(theirs)) >= k - 1
        else:
            compared += [lines[row] for row in sorted(best[:k])] == theirs
    assert compared == 25


@pytest.mark.parametrize("ranker", BORROWED)
def test_scores_are_the_places(ranker: str) -> None:
    """1/1, 1/2, 1/3, …, scaled: each place once where no two sentences are alike."""
    lines = distinct_lines(3)
    scores = RANKERS[ranker].score(ranked_lines(lines))
    places = 1 / np.arange(1, len(lines) + 1)
    assert sorted(scores, reverse=True) == pytest.approx(places / places.sum())


@pytest.mark.parametrize("ranker", BORROWED)
def test_a_sentence_without_a_word_scores_nothing_and_a_set_without_one_scores_evenly(ranker: str) -> None:
    scores = RANKERS[ranker].score(ranked_lines(["fire at the dock", "", "of the", "dock fire again"]))
    assert scores[1] == scores[2] == 0 < scores[0]
    assert RANKERS[ranker].score(ranked_lines(["", "of the"])) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("ranker", BORROWED)
@pytest.mark.parametrize(
    ("language", "line"),
    [("zh", "飞机在阿克套附近坠毁"), ("th", "เครื่องบินตก"), ("ar", "تحطمت الطائرة قرب أكتاو"), ("uk", "Літак розбився")],
)
def test_every_language_is_ranked(ranker: str, language: str, line: str) -> None:
    given = ranked_lines([line, f"{line} {line}", "2024"], language)
    assert RANKERS[ranker].score(given).sum() == pytest.approx(1)


@pytest.mark.parametrize("ranker", BORROWED)
def test_too_many_sentences_are_a_clear_error(ranker: str) -> None:
    most = {"kl": MOST_SENTENCES_KL, "lsa": MOST_SENTENCES_LSA}.get(ranker, MOST_SENTENCES)
    given = ranked_lines([f"w{number}" for number in range(most + 1)])
    with pytest.raises(TooManySentencesError, match=f"got {most + 1} sentences, allowed: {most}; textrank"):
        RANKERS[ranker].score(given)


def test_equal_sentences_count_once_towards_the_most() -> None:
    scores = RANKERS["sum-basic"].score(ranked_lines([f"w{number % 50}" for number in range(MOST_SENTENCES + 50)]))
    assert len(set(scores.tolist())) == 50


def test_edmundson_favours_words_of_the_titles() -> None:
    """Of two sentences that are alike in all else, the one with a title's word comes first."""
    given = ranked_lines(["Quay storm", "mayor vote", "bridge toll", "Quay storm again"])
    for_mayor, for_bridge = (
        RANKERS["edmundson"].score(replace(given, documents=(Document("Text.", title=title),)))
        for title in ("The mayors", "A bridge")
    )
    assert for_mayor[1] > for_mayor[2]
    assert for_bridge[2] > for_bridge[1]


def test_edmundson_favours_the_ends_of_every_document_alike() -> None:
    """No document of a set is its first paragraph: what stands inside one comes last, whichever it is."""
    texts = ["\n".join(f"w{row}a{text} w{row}b{text} is there." for row in range(4)) for text in range(3)]
    text = read_text(documents(*texts), language="en")
    scores = RANKERS["edmundson"].score(ranked(text))
    inside = [row for row in range(12) if row % 4 in (1, 2)]
    assert scores[inside].max() < np.delete(scores, inside).min()
