"""An option whose choices are the names of a table, which is imported only when the option is read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection


class TableChoice(click.ParamType[str]):
    """A name in a table; there is no second list of the names, and `wirebrief --help` loads no numpy for them."""

    name = "choice"

    def __init__(self, table: str) -> None:
        """Take the table's place as `module:NAME`."""
        self._table = table

    def names(self) -> Collection[str]:
        """The names in the table, in its order."""
        module, _, name = self._table.partition(":")
        table: Collection[str] = getattr(import_module(module), name)
        return table

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself, or a usage error that says what is allowed."""
        if value not in self.names():
            self.fail(f"got {value!r}, allowed: {', '.join(self.names())}", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 (click's signature)
        """The names, as click shows its own choices."""
        return f"[{'|'.join(self.names())}]"
