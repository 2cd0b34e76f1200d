"""The benchmark against Google's library: that it measures both, on equal terms."""

from click.testing import CliRunner

from eval.metrics.rouge import RougeOptions, score
from eval.metrics.rouge.speed import METRICS, main, rates


def test_both_presets_are_measured_with_and_without_stemming() -> None:
    """A rate is a positive number of pairs a second."""
    measured = rates(pairs=1, rounds=1)
    assert list(measured) == ["rouge-1.5.5", "rouge-score"]
    assert all(rate > 0 for one in measured.values() for rate in one)


def test_the_metrics_measured_are_of_both_presets_and_agree_without_stemming() -> None:
    """For one reference of one line, both programs compute the same, to five decimals."""
    peer, reference = ["the cat sat on the mat again"], ["a cat sat on a red mat"]
    ours = score(peer, [reference], RougeOptions(metrics=METRICS))
    theirs = score(peer, [reference], RougeOptions("rouge-score", METRICS))
    for key in METRICS:
        assert all(abs(one - other) <= 1e-5 for one, other in zip(ours[key], theirs[key], strict=True))


def test_the_command_prints_the_ratio() -> None:
    """One line a preset, and how many times faster."""
    output = CliRunner().invoke(main, []).output
    assert [line.split()[0] for line in output.splitlines()] == ["rouge-1.5.5", "rouge-score", "ratio"]
