"""Exponents of growth: those of power laws are found, from a thousand sentences on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.speed.growth import exponent


@given(st.floats(0.1, 3.0), st.floats(1e-6, 1e3))
def test_a_power_law_gives_its_exponent(power: float, factor: float) -> None:
    costs = {size: factor * size**power for size in (1_000, 3_000, 10_000, 100_000)}
    assert exponent(costs) == pytest.approx(power, abs=1e-9)


def test_what_does_not_depend_on_the_size_hides_nothing_below_a_thousand() -> None:
    """Small sizes, where a constant cost prevails, are left out."""
    costs = {50: 1.0, 200: 1.0, **{size: size / 1_000 for size in (1_000, 3_000, 10_000)}}
    assert exponent(costs) == pytest.approx(1.0)


def test_of_a_system_that_was_stopped_early_the_two_largest_sizes_count() -> None:
    assert exponent({50: 7.0, 200: 1.0, 1_000: 25.0, 3_000: None}) == pytest.approx(2.0)


def test_a_line_through_noise_is_that_of_least_squares() -> None:
    """By hand: log10 costs 0, 1, 5 at log10 sizes 3, 4, 5 have the slope 2.5."""
    assert exponent({1_000: 1.0, 10_000: 10.0, 100_000: 1e5}) == pytest.approx(2.5)


@pytest.mark.parametrize("costs", [{}, {1_000: 1.0}, {1_000: 1.0, 3_000: None}])
def test_one_cost_has_no_exponent(costs: dict[int, float | None]) -> None:
    assert exponent(costs) is None
