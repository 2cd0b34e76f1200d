"""A run -> the figures that every report shows, computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import NamedTuple

from eval.measured import Measured
from eval.metrics.rouge import Average, average, cautions, equivalent, lines, official_average
from eval.run import Plan, Run
from eval.significance import Significance, compare, holm

ORACLE = "oracle"
SECONDS = "seconds"
MAIN_METRIC = "rouge2"  # what the oracle chooses by

LEVEL = 0.05  # a difference is real below it


class Tested(NamedTuple):
    """A system's F of one metric against that of the first system.

    Attributes:
        tests: of the difference, positive where the system is better than the first.
        p: of approximate randomisation, corrected for the number of systems (Holm 1979).
    """

    tests: Significance
    p: float

    @property
    def direction(self) -> int:
        """1 where it is really better than the first system, -1 where really worse, 0 where that is open."""
        if self.p >= LEVEL:
            return 0
        return 1 if self.tests.bootstrap.difference > 0 else -1


@dataclass(frozen=True)
class Row:
    """One system over all sets.

    Attributes:
        system: its name.
        signature: what shapes its answers.
        average: ROUGE metric -> plain mean over the sets, with interval; empty where it failed on every set.
        official_average: the same as the original program computes it.
        collections: collection -> the plain means over its sets.
        measures: any other metric but time -> mean over the sets that it is defined on.
        oracle_share: ROUGE-2 F as a share of the oracle's, mean over the collections; None without an oracle.
        words: mean length of its summaries.
        seconds: median a set; None where the summaries came from a file.
        failures: set -> why the system gave nothing; such a set counts as an empty summary.
        tested: ROUGE metric -> how it stands against the first system; empty for that one.
    """

    system: str
    signature: str
    average: Mapping[str, Average]
    official_average: Mapping[str, Average]
    collections: Mapping[str, Mapping[str, Average]]
    measures: Mapping[str, float]
    oracle_share: float | None
    words: float
    seconds: float | None
    failures: Mapping[str, str]
    tested: Mapping[str, Tested]

    @property
    def failed(self) -> bool:
        """Whether it failed on every set."""
        return not self.average

    def direction(self, metric: str) -> int:
        """1 where it is really better than the first system, -1 where really worse, 0 where that is open."""
        return self.tested[metric].direction if metric in self.tested else 0


@dataclass(frozen=True)
class Leaderboard:
    """All systems of a run, in its order, and what a reader has to know about the figures."""

    run: Run
    signature: str
    equivalent: str
    rows: Sequence[Row]
    cautions: Sequence[str]

    @property
    def metrics(self) -> tuple[str, ...]:
        """The ROUGE metrics."""
        return self.run.plan.rouge.metrics

    def failed(self) -> list[tuple[str, str]]:
        """The systems that failed on every set, and why."""
        return [(row.system, next(iter(row.failures.values()))) for row in self.rows if row.failed]

    def best(self, metric: str) -> str | None:
        """The system with the highest mean F, the first of equals; the oracle looked at the answers and is none."""
        candidates = [row for row in self.rows if not row.failed and row.system != ORACLE]
        return max(candidates, key=lambda row: row.average[metric].f.middle).system if candidates else None


def leaderboard(run: Run) -> Leaderboard:
    """Average, test and compare."""
    plan = run.plan
    tested = _tested(run)
    rows = [_row(run, system, tested[system]) for system in plan.names()]
    return Leaderboard(run, plan.signature(), equivalent(plan.scoring()), rows, _cautions(run))


def _row(run: Run, system: str, tested: Mapping[str, Tested]) -> Row:
    plan, outcomes = run.plan, run.outcomes[system]
    failures = {key: one.failure for key, one in outcomes.items() if one.failure is not None}
    signature = plan.system_signature(system)
    if len(failures) == len(outcomes):
        return Row(system, signature, {}, {}, {}, {}, None, 0.0, None, failures, {})
    scores = {key: one.rouge for key, one in outcomes.items()}
    timed = [one.measures[SECONDS] for one in outcomes.values() if SECONDS in one.measures]
    return Row(
        system=system,
        signature=signature,
        average=average(scores, plan.rouge),
        official_average=official_average(scores, plan.rouge),
        collections={
            name: average({key: scores[key] for key in keys}, plan.rouge) for name, keys in _members(plan).items()
        },
        measures=_means(list(outcomes.values())),
        oracle_share=_oracle_share(run, system),
        words=fmean(sum(len(line.split()) for line in one.summary) for one in outcomes.values()),
        seconds=median(timed) if timed else None,
        failures=failures,
        tested=tested,
    )


def _tested(run: Run) -> dict[str, dict[str, Tested]]:
    """System -> metric -> how it stands against the first one. What failed on every set is not tested."""
    first, *others = run.plan.names()
    tested: dict[str, dict[str, Tested]] = {system: {} for system in run.plan.names()}
    standing = [system for system in others if _gave_something(run, system)]
    if not _gave_something(run, first):
        return tested
    for metric in run.plan.rouge.metrics:
        base = [one.rouge[metric].f for one in run.outcomes[first].values()]
        found = {
            system: compare([one.rouge[metric].f for one in run.outcomes[system].values()], base, run.plan.seed)
            for system in standing
        }
        corrected = holm({system: one.randomisation for system, one in found.items()})
        for system, one in found.items():
            tested[system][metric] = Tested(one, corrected[system])
    return tested


def _gave_something(run: Run, system: str) -> bool:
    return any(one.failure is None for one in run.outcomes[system].values())


def _members(plan: Plan) -> dict[str, list[str]]:
    """Collection -> the keys of its sets."""
    members: dict[str, list[str]] = {collection.name: [] for collection in plan.collections}
    for key, (name, _) in plan.sets().items():
        members[name].append(key)
    return members


def _means(outcomes: Sequence[Measured]) -> dict[str, float]:
    """Metric -> its mean over the sets that have it."""
    keys = dict.fromkeys(key for one in outcomes for key in one.measures if key != SECONDS)
    return {key: fmean(one.measures[key] for one in outcomes if key in one.measures) for key in keys}


def _oracle_share(run: Run, system: str) -> float | None:
    oracle = run.outcomes.get(ORACLE)
    if oracle is None or MAIN_METRIC not in run.plan.rouge.metrics:
        return None
    shares = []
    for keys in _members(run.plan).values():
        ceiling = fmean(oracle[key].rouge[MAIN_METRIC].f for key in keys)
        if ceiling > 0:
            shares.append(fmean(run.outcomes[system][key].rouge[MAIN_METRIC].f for key in keys) / ceiling)
    return fmean(shares) if shares else None


def _cautions(run: Run) -> list[str]:
    """What holds for the references and one system's summaries, and which systems failed here and there."""
    sets = run.plan.sets()
    references = {key: [lines(text) for text in one.references] for key, (_, one) in sets.items()}
    shown = next((system for system in run.plan.names() if _gave_something(run, system)), None)
    summaries = {key: one.summary for key, one in run.outcomes[shown].items()} if shown else {}
    found = cautions(summaries, references, run.plan.scoring())
    for system, outcomes in run.outcomes.items():
        failed = [key for key, one in outcomes.items() if one.failure is not None]
        if failed and len(failed) < len(outcomes):
            reason = outcomes[failed[0]].failure
            found.append(f"{system} failed on {len(failed)} of {len(outcomes)} sets, which score 0: {reason}")
    return found
