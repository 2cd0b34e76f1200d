"""Signatures, the same as options of the original, and what is warned about."""

import pytest

from eval.metrics.rouge import RougeOptions, cautions, equivalent, signature
from summarizers.version import __version__


def test_a_signature_holds_every_setting_and_a_hash_of_the_references() -> None:
    """The form of sacrebleu."""
    options = RougeOptions(metrics=("rouge1", "rouge2", "rougeSU4", "rougeW"), stem=True, words=100)
    made = signature(options, {"1": ["a", "b"], "2": ["c", "d"]})
    head, hashed = made.split("|data:sha256:")
    assert head == (
        "rouge-1.5.5|m:R1,R2,RSU4,RW1.2|refs:2|mode:A|jackknife:no|stem:yes|stop:no|cut:w100|tok:ascii|a:0.5|n:2|ci:1000-95"
    )
    assert hashed.partition("|")[2] == f"v:{__version__}"
    assert len(hashed.partition("|")[0]) == 8


@pytest.mark.parametrize(
    "other",
    [{"1": ["a", "b"], "2": ["d", "c"]}, {"1": ["a", "b"], "3": ["c", "d"]}, {"1": ["a", "b", "c"], "2": ["d"]}],
)
def test_other_references_give_another_signature(other: dict[str, list[str]]) -> None:
    """Their text, order, ids and grouping count; the order of the sets does not."""
    texts = {"1": ["a", "b"], "2": ["c", "d"]}
    assert signature(RougeOptions(), other) != signature(RougeOptions(), texts)
    assert signature(RougeOptions(), dict(reversed(texts.items()))) == signature(RougeOptions(), texts)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            RougeOptions(metrics=("rouge1", "rouge2", "rouge3", "rouge4"), stem=True, words=100),
            "-n 4 -m -l 100 -x -c 95 -r 1000 -f A -p 0.5 -t 0",
        ),
        (
            RougeOptions(
                metrics=("rouge2", "rougeL", "rougeW", "rougeS4", "rougeSU4"),
                stem=True,
                stopwords=True,
                bytes=665,
                references="best",
                alpha=0.3,
                confidence=99,
                resamples=500,
            ),
            "-n 2 -w 1.2 -2 4 -U -m -s -b 665 -c 99 -r 500 -f B -p 0.3 -t 0",
        ),
        (
            RougeOptions(metrics=("rouge1", "rougeSU", "rougeS4")),
            "-n 1 -2 -1 -u -x -c 95 -r 1000 -f A -p 0.5 -t 0 ; -n 1 -2 4 -x -c 95 -r 1000 -f A -p 0.5 -t 0",
        ),
    ],
)
def test_options_as_the_original_has_them(options: RougeOptions, expected: str) -> None:
    """-x where ROUGE-L is not wanted, -U for S and SU, -u for SU alone, and one run for each gap."""
    assert equivalent(options) == expected


def test_other_presets_say_what_they_are() -> None:
    """A call of the library, or nothing."""
    google = RougeOptions("rouge-score", ("rouge1",), stem=True)
    assert equivalent(google) == "rouge_score.rouge_scorer.RougeScorer(['rouge1'], use_stemmer=True)"
    assert equivalent(RougeOptions("unicode")).startswith("none")


@pytest.mark.parametrize(
    ("peer", "reference", "options", "expected"),
    [
        (["a"], ["a b"], RougeOptions(), None),
        ([], ["a b"], RougeOptions(), "the summary has nothing to count"),
        (["a"], ["—"], RougeOptions(), "a reference has nothing to count"),
        (["a"], [""], RougeOptions(metrics=("rougeW",)), "the original program dies on it with rougeW"),
        (["café"], ["a"], RougeOptions(), "drops letters outside ASCII"),
        (["a"], ["мир a"], RougeOptions("rouge-score", ("rouge1",)), "drops letters outside ASCII"),
        (["café"], ["мир"], RougeOptions("unicode"), None),
        (["“a” — 5 €"], ["a"], RougeOptions(), None),
        (["a"], ["a b c"], RougeOptions(metrics=("rouge1",), words=2), "shortened 1 of 1 references"),
        (["a b c"], ["a"], RougeOptions(metrics=("rouge1",), words=2), None),
        (["a"], ["a"], RougeOptions(metrics=("rougeL",), bytes=9), "forgets to count"),
        (["a"], ["a"], RougeOptions(metrics=("rouge1",), bytes=9), None),
    ],
)
def test_cautions_name_the_set_and_the_cause(
    peer: list[str], reference: list[str], options: RougeOptions, expected: str | None
) -> None:
    """One sentence a cause, and none without one."""
    found = cautions({"D1": peer}, {"D1": [reference]}, options)
    if expected is None:
        assert found == []
    else:
        assert any(expected in caution for caution in found)
