"""`python -m eval systems` and `python -m eval metrics`: what there is."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.metrics import METRICS
from eval.systems import SYSTEMS


@click.command("systems")
def systems_command() -> None:
    """List what can be measured: names for `run --systems`."""
    _show((name, system.description) for name, system in SYSTEMS.items())


@click.command("metrics")
def metrics_command() -> None:
    """List what is measured; the keys of ROUGE are chosen with `--metrics`."""
    _show((name, (metric.__doc__ or "").partition("\n")[0]) for name, metric in METRICS.items())


def _show(entries: Iterable[tuple[str, str]]) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_header=False)
    for name, description in entries:
        table.add_row(escape(name), escape(description))
    Console().print(table)
