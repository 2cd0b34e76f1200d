"""Names that a command is given, of systems, protocols and the like."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import click

from eval.errors import EvaluationError


def comma_separated(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """The names in an option's value: a callback of click's."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def check_names(kind: str, names: Iterable[str], table: Collection[str]) -> None:
    """See that every name is in a table.

    Raises:
        EvaluationError: one is not; those in the table are named.
    """
    for name in names:
        if name not in table:
            raise EvaluationError(f"there is no {kind} {name!r}; there are {', '.join(table)}")
