"""Tests of significance against scipy, and against every exchange tried one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from eval.significance import EXACT_SETS, bootstrap, compare, holm, randomisation, wilcoxon


def scores(n: int, shift: float, seed: int = 7) -> tuple[list[float], list[float]]:
    """Two systems on n sets, the first better by about `shift`."""
    generator = np.random.default_rng(seed)
    theirs = generator.normal(0.4, 0.1, n)
    return (theirs + generator.normal(shift, 0.05, n)).tolist(), theirs.tolist()


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=8))
def test_randomisation_tries_every_exchange_of_few_sets(differences: list[int]) -> None:
    """The p-value is the share of all 2^n choices of signs with a sum as large."""
    observed = abs(sum(differences))
    exchanges = product((1, -1), repeat=len(differences))
    sums = [sum(sign * one for sign, one in zip(signs, differences, strict=True)) for signs in exchanges]
    expected = sum(abs(one) >= observed for one in sums) / len(sums)
    assert randomisation(np.array(differences) / 100) == expected


def test_randomisation_of_few_sets_is_scipy_s_permutation_test() -> None:
    """With every exchange tried by both."""
    ours, theirs = scores(10, 0.03)
    pair = (np.array(ours), np.array(theirs))
    expected = stats.permutation_test(
        pair, lambda one, other: np.mean(one - other), permutation_type="samples", n_resamples=np.inf
    )
    assert randomisation(pair[0] - pair[1]) == pytest.approx(expected.pvalue)


def test_sampled_randomisation_comes_near_to_the_exact_one() -> None:
    """With one set of difference 0 more than are tried exactly, which changes no sum."""
    ours, theirs = scores(EXACT_SETS, 0.02)
    differences = np.array(ours) - np.array(theirs)
    exact, sampled = randomisation(differences), randomisation(np.append(differences, 0.0), samples=40_000)
    assert sampled == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 40_000) ** 0.5)


def test_wilcoxon_is_scipy_s_and_knows_no_difference() -> None:
    """Zeros are dropped; all zeros give 1."""
    ours, theirs = scores(30, 0.02)
    expected = stats.wilcoxon(ours, theirs).pvalue
    assert wilcoxon(np.array(ours) - np.array(theirs)) == pytest.approx(expected)
    assert wilcoxon(np.zeros(5)) == 1.0


def test_the_bootstrap_comes_near_to_the_t_test() -> None:
    """For normal differences of many sets the two agree, in the interval too."""
    ours, theirs = scores(400, 0.005)
    differences = np.array(ours) - np.array(theirs)
    t_test = stats.ttest_rel(ours, theirs)
    made = bootstrap(differences)
    assert made.difference == pytest.approx(differences.mean())
    assert made.p == pytest.approx(t_test.pvalue, abs=0.01)
    ends = t_test.confidence_interval(0.95)
    assert (made.low, made.high) == pytest.approx((ends.low, ends.high), abs=5e-4)


def test_equal_systems_and_single_sets_are_never_significant() -> None:
    """No difference, and nothing to resample."""
    same = compare([0.1, 0.2, 0.3], [0.1, 0.2, 0.3])
    assert (same.bootstrap.p, same.randomisation, same.wilcoxon) == (1, 1, 1)
    single = compare([0.9], [0.1])
    assert (single.bootstrap.p, single.randomisation, single.wilcoxon) == (1, 1, 1)


def test_a_seed_gives_the_same_figures_and_leaves_the_world_s_generator_alone() -> None:
    """Local generators only."""
    ours, theirs = scores(30, 0.02)
    state = np.random.get_state()[1].tolist()  # noqa: NPY002
    assert compare(ours, theirs, seed=1) == compare(ours, theirs, seed=1) != compare(ours, theirs, seed=2)
    assert np.random.get_state()[1].tolist() == state  # noqa: NPY002


def test_holm_s_steps() -> None:
    """0.005, 0.01, 0.03 and 0.04 times 4, 3, 2 and 1, never falling; the keys keep their order."""
    corrected = holm({"d": 0.04, "a": 0.01, "c": 0.03, "b": 0.005})
    assert corrected == pytest.approx({"d": 0.06, "a": 0.03, "c": 0.06, "b": 0.02})
    assert list(corrected) == ["d", "a", "c", "b"]
    assert holm({"a": 0.6, "b": 0.9}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}


@pytest.mark.parametrize(
    ("ours", "theirs", "message"),
    [([], [], "paired"), ([0.1], [0.1, 0.2], "1 and 2"), ([float("nan")], [0.1], "finite")],
)
def test_scores_that_are_no_pairs_are_refused(ours: list[float], theirs: list[float], message: str) -> None:
    """The message says what was got."""
    with pytest.raises(ValueError, match=message):
        compare(ours, theirs)
