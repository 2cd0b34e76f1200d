"""Averages, tests and shares over hand-made summaries."""

import os

import pytest

from eval.datasets import Collection, ReferencedSet
from eval.leaderboard import Leaderboard, leaderboard
from eval.measured import measured
from eval.metrics.rouge import RougeOptions
from eval.reports.columns import by_collection
from eval.run import Plan, Run
from eval.workers import in_processes
from summarizers import Document

TEXT = "A storm number {row} tore the roof off the town hall of Merrow."


def board(sizes: dict[str, int], summaries: dict[str, str]) -> Leaderboard:
    """Collections of so many sets, each with TEXT as its reference, and systems that always say the same."""
    collections = [
        Collection(name, tuple(_set(f"{name}{row}", row) for row in range(size))) for name, size in sizes.items()
    ]
    systems = tuple(summaries)
    plan = Plan(collections, systems, 100, RougeOptions(metrics=("rouge1", "rouge2")))
    outcomes = {
        system: {
            key: measured(system, plan.task(key, one), summaries[system].format(row=key[-1]))
            for key, (_, one) in plan.sets().items()
        }
        for system in systems
    }
    return leaderboard(Run(plan, outcomes))


def _set(name: str, row: int) -> ReferencedSet:
    return ReferencedSet(name, (Document(TEXT.format(row=row)),), (TEXT.format(row=row),))


def test_a_system_that_is_better_on_every_set_is_marked_as_better() -> None:
    """Eight sets, all with the same sign: randomisation gives 2 / 2^8, and Holm doubles it for two comparisons."""
    made = board({"a": 8}, {"lead": "A storm tore the roof.", "oracle": TEXT, "random": "Nothing."})
    first, better, worse = made.rows
    assert first.tested == {}
    assert better.tested["rouge2"].tests.randomisation == pytest.approx(2 / 256)
    assert better.tested["rouge2"].p == pytest.approx(4 / 256)
    assert [row.direction("rouge2") for row in made.rows] == [0, 1, -1]
    assert worse.tested["rouge2"].tests.bootstrap.difference == pytest.approx(-first.average["rouge2"].f.middle)


def test_of_too_few_sets_nothing_is_marked() -> None:
    made = board({"a": 3}, {"lead": "A storm tore the roof.", "oracle": TEXT})
    assert made.rows[1].direction("rouge2") == 0


def test_the_oracle_is_never_the_best() -> None:
    assert board({"a": 2}, {"lead": "A storm.", "oracle": TEXT}).best("rouge1") == "lead"


def test_the_share_of_the_oracle_counts_every_collection_alike() -> None:
    """On `a` the system is the oracle, on the three sets of `b` it says nothing: half, not a quarter."""
    collections = [Collection(name, tuple(_set(f"{name}{row}", row) for row in range(size)))
                   for name, size in (("a", 1), ("b", 3))]  # fmt: skip
    plan = Plan(collections, ("lead", "oracle"), 100, RougeOptions(metrics=("rouge2",)))
    sets = plan.sets()
    outcomes = {
        system: {
            key: measured(system, plan.task(key, one), one.references[0] if system == "oracle" or name == "a" else "")
            for key, (name, one) in sets.items()
        }
        for system in plan.names()
    }
    made = leaderboard(Run(plan, outcomes))
    assert made.rows[0].oracle_share == pytest.approx(0.5)
    assert made.rows[0].average["rouge2"].f.middle == pytest.approx(0.25)
    assert by_collection(made) == [
        ["R-2", "a", "b"],
        ["lead", "100.00 (100.0 %)", "0.00 (0.0 %)"],
        ["oracle", "100.00 (100.0 %)", "100.00 (100.0 %)"],
    ]


def test_without_an_oracle_there_is_no_share_of_it() -> None:
    assert board({"a": 2}, {"lead": TEXT}).rows[0].oracle_share is None


def test_workers_have_one_hash_seed_and_one_thread_and_leave_the_environment_alone() -> None:
    """Sums over sets of strings, and with them ties, would differ from run to run."""
    before = dict(os.environ)
    names = ("PYTHONHASHSEED", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    found = dict(in_processes(os.getenv, {name: (name,) for name in names}, 1))
    assert found == {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    assert dict(os.environ) == before
