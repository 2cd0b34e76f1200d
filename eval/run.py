"""Systems × document sets -> everything that was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from eval.datasets import Collection, ReferencedSet
from eval.errors import EvaluationError
from eval.journal import Journal
from eval.measured import Measured, measured
from eval.metrics.rouge import RougeOptions, signature
from eval.metrics.rouge.signature import data_hash
from eval.systems import SYSTEMS, Task, check_systems
from eval.workers import in_processes


@dataclass(frozen=True)
class Plan:
    """What is to be measured.

    Attributes:
        collections: in which names and ids are unique.
        systems: names in SYSTEMS; the first one is what the others are tested against.
        words: every system is asked for so many, and scored on no more.
        rouge: how they are scored; its own cut gives way to `words`.
        seed: of systems that draw lots, and of the tests.
        added: name of a system that is no part of SYSTEMS -> the key of each set -> its summary.
    """

    collections: Sequence[Collection]
    systems: tuple[str, ...]
    words: int
    rouge: RougeOptions
    seed: int = 0
    added: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse systems that there are not, and names that stand twice.

        Raises:
            EvaluationError: one of these.
        """
        check_systems(self.systems)
        twice = [name for name, count in Counter(self.names()).items() if count > 1]
        if twice or not self.systems:
            raise EvaluationError(f"the system {twice[0]!r} is named twice" if twice else "no system is named")

    def scoring(self) -> RougeOptions:
        """The ROUGE options with the cut."""
        return replace(self.rouge, words=self.words, bytes=None)

    def names(self) -> tuple[str, ...]:
        """All systems, in the order of the tables."""
        return (*self.systems, *self.added)

    def sets(self) -> dict[str, tuple[str, ReferencedSet]]:
        """Key of each set -> the name of its collection, and the set, in order.

        The key is the set's id; where two collections have the same one, all keys are collection/id.
        """
        placed = [(collection.name, one) for collection in self.collections for one in collection.sets]
        unique = len({one.id for _, one in placed}) == len(placed)
        return {one.id if unique else f"{name}/{one.id}": (name, one) for name, one in placed}

    def signature(self) -> str:
        """What shapes every figure besides the systems: only runs with equal ones are compared."""
        sets = self.sets()
        references = {key: one.references for key, (_, one) in sets.items()}
        documents = {key: [document.text for document in one.documents] for key, (_, one) in sets.items()}
        shared = signature(self.scoring(), references)
        return f"{shared}|length:w{self.words}|docs:sha256:{data_hash(documents)}|seed:{self.seed}"

    def system_signature(self, name: str) -> str:
        """What shapes the answers of one system."""
        if name in self.added:
            return f"{name}|file:sha256:{data_hash({key: [text] for key, text in self.added[name].items()})}"
        return SYSTEMS[name].signature()

    def signatures(self) -> list[str]:
        """All that the outcomes depend on, besides the code."""
        return [self.signature(), *map(self.system_signature, self.names())]

    def task(self, key: str, one: ReferencedSet) -> Task:
        """What systems are asked for on one set."""
        return Task(key, one.documents, self.words, self.seed, one.references, self.scoring())


@dataclass(frozen=True)
class Run:
    """A plan and what came of it: system -> key of the set -> what was measured, in the plan's order."""

    plan: Plan
    outcomes: Mapping[str, Mapping[str, Measured]]


def run(
    plan: Plan, jobs: int = 1, journal: Journal | None = None, on_done: Callable[[int], None] = lambda _: None
) -> Run:
    """Measure all that the journal does not have yet.

    Args:
        plan: what is to be measured.
        jobs: processes at work; the results do not depend on it.
        journal: of this plan; removed when all is done.
        on_done: called with how many systems × sets were done since the last call.

    Raises:
        EvaluationError: a process died.
    """
    sets = plan.sets()
    done = journal.read() if journal else {}
    wanted = [(system, key) for key in sets for system in plan.names()]
    on_done(sum(call in done for call in wanted))
    calls = {
        (system, key): (system, plan.task(key, sets[key][1]), plan.added.get(system, {}).get(key))
        for system, key in wanted
        if (system, key) not in done
    }
    if calls:
        for (system, key), outcome in in_processes(measured, calls, jobs):
            done[system, key] = outcome
            if journal:
                journal.append(system, key, outcome)
            on_done(1)
    return Run(plan, {system: {key: done[system, key] for key in sets} for system in plan.names()})
