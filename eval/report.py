"""The ways to write a run down. To add one: its file in reports/, and its line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from eval.leaderboard import Leaderboard
from eval.reports import csv_report, html_report, json_report, markdown, table


class ReportFormat(NamedTuple):
    """A format: its description in one line, and the function."""

    description: str
    render: Callable[[Leaderboard], str]


REPORT_FORMATS: dict[str, ReportFormat] = {
    "json": ReportFormat("every score, for `compare`; equal runs give equal bytes", json_report.render),
    "html": ReportFormat("a page with plots and the summaries side by side", html_report.render),
    "csv": ReportFormat("one line for each system and set", csv_report.render),
    "markdown": ReportFormat("the table, for a README", markdown.render),
    "table": ReportFormat("the table as the terminal shows it", table.render),
}
