"""Leaving an ingredient out of code that knows nothing of it.

Most ingredients are no options: nobody should have to switch off a guard against half quotations. So that the
summariser stays free of switches that only this table would throw, what a module has under a name is replaced for as
long as a brief is made, as a test's monkeypatch does it. This happens in the harness's own worker processes, one
ingredient at a time, and nowhere else. A name that is no longer there is an error, so the table cannot go stale
unseen; and tests see that every ingredient changes some brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from eval.errors import EvaluationError


@dataclass(frozen=True)
class Substitute:
    """What a module or class has under a name, for as long as an ingredient is left out."""

    module: ModuleType | type
    name: str
    value: Any


@dataclass(frozen=True)
class Ingredient:
    """Something that the default has.

    Attributes:
        description: what is done without it.
        substitutes: what stands in for it.
        options: other options than the default's, where an option leaves it out.
    """

    description: str
    substitutes: Sequence[Substitute] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def left_out(ingredient: Ingredient) -> Iterator[None]:
    """Replace, and put back, whatever happens in between.

    Raises:
        EvaluationError: a module has no such name any more.
    """
    before = []
    try:
        for one in ingredient.substitutes:
            if not hasattr(one.module, one.name):
                raise EvaluationError(f"{one.module.__name__} has no {one.name!r} any more; see eval/ablation")
            before.append((one, getattr(one.module, one.name)))
            setattr(one.module, one.name, one.value)
        yield
    finally:
        for one, value in reversed(before):
            setattr(one.module, one.name, value)
