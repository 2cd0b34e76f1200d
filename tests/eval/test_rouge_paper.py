"""ROUGE on the examples of Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries"."""

import pytest

from eval.metrics.rouge import RougeOptions, Score, count, score

REFERENCE = ["police killed the gunman"]


def test_rouge_l_of_section_3_1_sees_the_order_that_rouge_2_misses() -> None:
    """S2 keeps "police … the gunman", 3 of 4; S3 keeps "the gunman", 2 of 4; their ROUGE-2 is the same."""
    options = RougeOptions(metrics=("rouge2", "rougeL"))
    second = score(["police kill the gunman"], [REFERENCE], options)
    third = score(["the gunman kill police"], [REFERENCE], options)
    assert second == {"rouge2": Score(0.33333, 0.33333, 0.33333), "rougeL": Score(0.75, 0.75, 0.75)}
    assert third == {"rouge2": Score(0.33333, 0.33333, 0.33333), "rougeL": Score(0.5, 0.5, 0.5)}


def test_rouge_l_of_section_3_1_counts_one_of_two_in_sequence() -> None:
    """S4, "the gunman police killed", has "the gunman" or "police killed", not both: the same 2 of 4 as S3."""
    assert score(["the gunman police killed"], [REFERENCE], RougeOptions(metrics=("rougeL",)))["rougeL"].f == 0.5


def test_rouge_l_of_section_3_2_takes_the_union_over_the_lines_of_the_summary() -> None:
    """Of w1..w5, the line w1 w2 w6 w7 w8 hits w1 w2, and w1 w3 w8 w9 w5 hits w1 w3 w5: four of five."""
    counts = count(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], [["w1 w2 w3 w4 w5"]], RougeOptions(metrics=("rougeL",)))
    assert counts["rougeL"].hits == 4
    assert counts["rougeL"].recall() == 4 / 5


def test_rouge_w_of_section_4_prefers_consecutive_matches() -> None:
    """X = A B C D E F G has the same LCS with Y1 = A B C D H I K and Y2 = A H B K C I D, but in a row only in Y1.

    The program looks for rows in the reference, so Y1 and Y2 stand there.
    """
    both = RougeOptions(metrics=("rougeL", "rougeW"))
    together = score(["a b c d e f g"], [["a b c d h i k"]], both)
    apart = score(["a b c d e f g"], [["a h b k c i d"]], both)
    assert together["rougeL"] == apart["rougeL"]
    assert together["rougeW"].f > apart["rougeW"].f


@pytest.mark.parametrize(
    ("summary", "shared"),
    [("police kill the gunman", 3), ("the gunman kill police", 1), ("the gunman police killed", 2)],
)
def test_rouge_s_of_section_5_counts_pairs_with_any_gap(summary: str, shared: int) -> None:
    """Of the C(4, 2) = 6 pairs of the reference, S2 has 3, S3 has 1 and S4 has 2."""
    assert score([summary], [REFERENCE], RougeOptions(metrics=("rougeS",)))["rougeS"].recall == round(shared / 6, 5)


def test_rouge_su_of_section_5_tells_a_reversed_sentence_from_an_unrelated_one() -> None:
    """S5, "gunman the killed police", shares no pair in order, but its words; the last token is not counted."""
    options = RougeOptions(metrics=("rougeS", "rougeSU"))
    reversed_words = score(["gunman the killed police"], [REFERENCE], options)
    assert reversed_words["rougeS"].f == 0
    # 6 pairs and 3 unigrams on both sides; "killed" and "the" are before the last token in both.
    assert reversed_words["rougeSU"].recall == round(2 / 9, 5)


def test_a_token_is_hit_only_as_often_as_the_summary_has_it() -> None:
    """The clipped counts of ROUGE-N: "the the the" has one "the" in common with "the cat"."""
    scores = score(["the the the"], [["the cat"]], RougeOptions(metrics=("rouge1",)))
    assert scores["rouge1"] == Score(0.5, 0.33333, 0.4)
