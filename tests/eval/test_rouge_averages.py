"""Averages and intervals: the plain mean, and the original program's bootstrap."""

import ctypes
import ctypes.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.rouge import RougeOptions, Score, average, corpus_average, count, official_average, score
from eval.metrics.rouge.resampling import resampled_totals

ONE = RougeOptions(metrics=("rouge1",), resamples=50)


def sets_of(figures: list[float]) -> dict[str, dict[str, Score]]:
    """Sets "0", "1", … with these figures as recall, precision and F."""
    return {str(name): {"rouge1": Score(figure, figure, figure)} for name, figure in enumerate(figures)}


def test_draws_are_those_of_drand48_in_the_c_library() -> None:
    """Resample i is seeded with i and takes row int(n * drand48()), n times: counted row by row."""
    path = ctypes.util.find_library("c")
    library = ctypes.CDLL(path) if path else None
    if library is None or not hasattr(library, "drand48"):
        pytest.skip("this platform's C library has no drand48")
    library.drand48.restype = ctypes.c_double
    rows, resamples = 7, 20
    expected = np.zeros((resamples, rows))
    for seed in range(resamples):
        library.srand48(ctypes.c_long(seed))
        for _ in range(rows):
            expected[seed, int(rows * library.drand48())] += 1
    assert (resampled_totals(np.eye(rows), resamples) == expected).all()


def test_the_plain_average_is_the_mean_and_the_official_one_that_of_the_resamples() -> None:
    """They differ, and have the same ends."""
    sets = sets_of([0.1, 0.2, 0.4, 0.9])
    plain, official = average(sets, ONE)["rouge1"], official_average(sets, ONE)["rouge1"]
    assert plain.f.middle == pytest.approx(0.4, abs=1e-15)
    assert official.f.middle != 0.4
    assert plain.f[1:] == official.f[1:]


def test_the_program_s_interval_reads_between_order_statistics() -> None:
    """With 50 resamples and 95 %, 1.25 lie below the interval: the program reads at 1.75 and 47.75, from 0."""
    sets = sets_of([0.1, 0.2, 0.4, 0.9])
    figures = np.array([[0.1], [0.2], [0.4], [0.9]])
    means = np.sort(resampled_totals(figures, 50)[:, 0] / 4)
    expected = [float(np.interp(place, np.arange(50), means)) for place in (1.75, 47.75)]
    assert official_average(sets, ONE)["rouge1"].f[1:] == pytest.approx(expected, abs=5.1e-6)


def test_sets_are_drawn_in_the_byte_order_of_their_ids() -> None:
    """10 comes before 2, so giving both the other's figures changes what is drawn; the order given does not."""
    figures = sets_of([0.0] * 11)
    tenth = figures | {"10": {"rouge1": Score(1, 1, 1)}}
    assert official_average(tenth, ONE) == official_average(dict(reversed(tenth.items())), ONE)
    third = figures | {"2": {"rouge1": Score(1, 1, 1)}}
    rows = np.zeros((11, 1))
    rows[2] = 1  # 0, 1, 10, 2: the third place is that of "10"
    means = resampled_totals(rows, 50)[:, 0] / 11
    assert official_average(tenth, ONE)["rouge1"].f.middle == round(float(means.mean()), 5)
    assert official_average(third, ONE) != official_average(tenth, ONE)


@given(st.lists(st.floats(0, 1).map(lambda figure: round(figure, 5)), min_size=1, max_size=12))
def test_averages_lie_among_the_figures(figures: list[float]) -> None:
    """Means and ends are between the lowest and the highest figure, the ends in order."""
    for averages in (average(sets_of(figures), ONE), official_average(sets_of(figures), ONE)):
        for middle, low, high in averages["rouge1"]:
            assert min(figures) - 1e-5 <= low <= high <= max(figures) + 1e-5
            assert min(figures) - 1e-5 <= middle <= max(figures) + 1e-5


def test_a_corpus_average_weighs_sets_by_their_length() -> None:
    """One set has 1 of 1 words, the other 0 of 9: the mean of the sets is 0.5, the corpus has 1 of 10.

    Of both sets drawn twice each, and one each, the three quotients that are possible are 1, 0.1 and 0.
    """
    texts = {"1": (["a"], [["a"]]), "2": (["b"], [["c c c c c c c c c"]])}
    by_set = official_average({name: score(*text, ONE) for name, text in texts.items()}, ONE)
    corpus = corpus_average({name: count(*text, ONE) for name, text in texts.items()}, ONE)
    rows = resampled_totals(np.array([[1.0, 1.0], [0.0, 9.0]]), 50)
    assert corpus["rouge1"].recall.middle == round(float((rows[:, 0] / rows[:, 1]).mean()), 5)
    assert corpus["rouge1"].recall.middle < by_set["rouge1"].recall.middle


def test_there_must_be_a_set() -> None:
    """Nothing has no average."""
    for function in (average, official_average, corpus_average):
        with pytest.raises(ValueError, match="no document sets"):
            function({}, ONE)
