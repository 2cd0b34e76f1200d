"""Several references, jackknife, alpha, rounding, presets and options that cannot be."""

from dataclasses import replace

import pytest

from eval.metrics.rouge import RougeOptions, Score, count, score

PEER = ["a b c d"]
LONG, SHORT = ["a b x x x x x x"], ["a x"]
UNIGRAMS = ("rouge1",)


def test_average_pools_counts() -> None:
    """2 + 1 hits of 8 + 2 tokens, and of 2 times 4: not the mean of the two references' scores."""
    pooled = score(PEER, [LONG, SHORT], RougeOptions(metrics=UNIGRAMS))["rouge1"]
    assert (pooled.recall, pooled.precision) == (0.3, 0.375)


def test_best_is_the_reference_with_the_best_recall_not_the_best_f() -> None:
    """SHORT has recall 1/2 and F 0.33333; LONG would have the same F with recall 1/4."""
    best = score(PEER, [LONG, SHORT], RougeOptions(metrics=UNIGRAMS, references="best"))["rouge1"]
    assert best == Score(0.5, 0.25, 0.33333)


def test_of_equal_recalls_the_first_reference_stands() -> None:
    """Both have recall 1; precision tells which was taken."""
    options = RougeOptions(metrics=UNIGRAMS, references="best")
    assert score(PEER, [["a"], ["a b"]], options)["rouge1"].precision == 0.25
    assert score(PEER, [["a b"], ["a"]], options)["rouge1"].precision == 0.5


def test_jackknife_is_the_mean_of_the_folds() -> None:
    """With three references: three evaluations against two each; with one, that one."""
    references = [LONG, SHORT, ["b c"]]
    plain = RougeOptions(metrics=UNIGRAMS)
    folds = [score(PEER, [one for one in references if one is not out], plain)["rouge1"] for out in references]
    jackknife = score(PEER, references, RougeOptions(metrics=UNIGRAMS, jackknife=True))["rouge1"]
    assert jackknife == tuple(round(sum(column) / 3, 5) for column in zip(*folds, strict=True))
    assert score(PEER, [LONG], RougeOptions(metrics=UNIGRAMS, jackknife=True)) == score(PEER, [LONG], plain)


def test_equal_references_are_left_out_one_at_a_time() -> None:
    """Two equal references make two folds, not none."""
    same = score(PEER, [SHORT, list(SHORT)], RougeOptions(metrics=UNIGRAMS, jackknife=True))
    assert same == score(PEER, [SHORT], RougeOptions(metrics=UNIGRAMS))


def test_alpha_goes_from_recall_to_precision() -> None:
    """0 is recall alone, 1 is precision alone."""
    recall, precision, _ = score(PEER, [LONG], RougeOptions(metrics=UNIGRAMS))["rouge1"]
    assert score(PEER, [LONG], RougeOptions(metrics=UNIGRAMS, alpha=0))["rouge1"].f == recall
    assert score(PEER, [LONG], RougeOptions(metrics=UNIGRAMS, alpha=1))["rouge1"].f == precision


def test_f_is_made_from_rounded_recall_and_precision() -> None:
    """R = 1/3 and P = 1/7 give 0.2 exactly; from 0.33333 and 0.14286 the sixth digit differs, and is rounded."""
    one = score(["a x x x x x x"], [["a y y"]], RougeOptions(metrics=UNIGRAMS))["rouge1"]
    assert one == Score(0.33333, 0.14286, round(2 * 0.33333 * 0.14286 / (0.33333 + 0.14286), 5))


@pytest.mark.parametrize("key", ["rouge1", "rouge9", "rougeL", "rougeW", "rougeS", "rougeSU4"])
@pytest.mark.parametrize(("peer", "reference"), [([], ["a b"]), (["a b"], []), ([], []), (["—"], ["a"])])
def test_nothing_to_count_scores_0(key: str, peer: list[str], reference: list[str]) -> None:
    """Empty texts raise nothing, in any metric."""
    assert score(peer, [reference], RougeOptions(metrics=(key,)))[key] == Score(0, 0, 0)


def test_a_single_token_has_no_skip_bigrams_and_no_unigram_before_the_last() -> None:
    """ROUGE-SU leaves the last token out, so a text of one token has nothing to count."""
    assert score(["a"], [["a"]], RougeOptions(metrics=("rougeSU4",)))["rougeSU4"] == Score(0, 0, 0)


def test_a_gap_is_the_number_of_words_between() -> None:
    """In "a x b" a and b are one word apart: rougeS0 has not the pair, rougeS1 has."""
    options = RougeOptions(metrics=("rougeS0", "rougeS1"))
    scores = score(["a x b"], [["a b"]], options)
    assert (scores["rougeS0"].recall, scores["rougeS1"].recall) == (0, 1)


def test_preset_rouge_score_gives_the_library_s_own_figures() -> None:
    """One reference, several with best, and several averaged."""
    from rouge_score.rouge_scorer import RougeScorer

    peer = ["The cats were running.", "They had eaten."]
    references = [["A cat was running there.", "It ate."], ["Cats run and eat."]]
    keys = ("rouge1", "rouge2", "rougeL", "rougeLsum")
    library = RougeScorer(list(keys), use_stemmer=True)
    each = [library.score("\n".join(text), "\n".join(peer)) for text in references]
    best = library.score_multi(["\n".join(text) for text in references], "\n".join(peer))
    options = RougeOptions("rouge-score", keys, stem=True)
    assert score(peer, references[:1], options)["rougeLsum"].f == each[0]["rougeLsum"].fmeasure
    averaged = score(peer, references, options)
    taken = score(peer, references, replace(options, references="best"))
    for key in keys:
        assert averaged[key].recall == pytest.approx((each[0][key].recall + each[1][key].recall) / 2, abs=1e-15)
        assert taken[key].f == best[key].fmeasure


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"preset": "rouge"}, "preset is 'rouge'"),
        ({"metrics": ()}, "metrics is empty"),
        ({"metrics": ("rouge10",)}, "'rouge10'"),
        ({"metrics": ("rougeS04",)}, "'rougeS04'"),
        ({"metrics": ("rouge1", "rouge1")}, "named twice"),
        ({"metrics": ("rougeLsum",)}, "'rougeLsum'"),
        ({"preset": "rouge-score", "metrics": ("rougeW",)}, "'rougeW'"),
        ({"preset": "rouge-score", "metrics": ("rouge1",), "stopwords": True}, "stop words"),
        ({"preset": "rouge-score", "metrics": ("rouge1",), "alpha": 0.3}, "alpha is 0.3"),
        ({"references": "all"}, "references is 'all'"),
        ({"words": 10, "bytes": 10}, "both given"),
        ({"words": 0}, "words is 0"),
        ({"bytes": -1}, "bytes is -1"),
        ({"alpha": 1.5}, "alpha is 1.5"),
        ({"alpha": float("nan")}, "alpha is nan"),
        ({"confidence": 100}, "confidence is 100"),
        ({"resamples": 1}, "resamples is 1"),
        ({"weight": 0}, "weight is 0"),
    ],
)
def test_options_that_cannot_be_are_refused(settings: dict[str, object], message: str) -> None:
    """The message names the setting and what it was."""
    with pytest.raises(ValueError, match=message):
        RougeOptions(**settings)  # type: ignore[arg-type]


def test_there_must_be_a_reference() -> None:
    """For scores and for counts; and counts belong to one evaluation."""
    for function in (score, count):
        with pytest.raises(ValueError, match="no reference"):
            function(PEER, [], RougeOptions())
    with pytest.raises(ValueError, match="no counts with jackknife"):
        count(PEER, [LONG], RougeOptions(jackknife=True))
