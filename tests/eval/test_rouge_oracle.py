"""Equality with the original program, on every figure that it printed for the texts of the shared data."""

from pathlib import Path

import pytest

from eval.oracle_check import comparisons, options_from_arguments

ORACLE = Path(__file__).parents[2].parent / "shared" / "data" / "rouge155" / "oracle.json"


@pytest.mark.skipif(not ORACLE.exists(), reason="the original program's figures are not here (../shared/data/rouge155)")
def test_no_figure_differs_from_the_original_program() -> None:
    """All five decimals of all metrics, options, averages with intervals, and jackknife folds."""
    made = list(comparisons(ORACLE))
    assert len(made) > 43_000
    assert [one for one in made if one.expected != one.computed] == []


def test_arguments_of_the_original_become_options() -> None:
    """The line of DUC 2004."""
    options = options_from_arguments("-n 4 -m -l 100 -x -c 95 -r 1000 -f A -p 0.5 -t 0", ["ROUGE-1", "ROUGE-SU*"])
    assert (options.metrics, options.stem, options.words) == (("rouge1", "rougeSU"), True, 100)
    assert (options.stopwords, options.bytes, options.references) == (False, None, "average")
