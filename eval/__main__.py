"""`python -m eval COMMAND`: the harness's commands. To add one: its file, and its line here."""

from __future__ import annotations

import click

from eval.ablation.command import ablation_command
from eval.compare import compare_command
from eval.errors import EvaluationError
from eval.listings import metrics_command, systems_command
from eval.oracle_check import oracle_check
from eval.pairs.command import pairs_command
from eval.protocols.command import protocols_command
from eval.quality.command import docs_command, quality_command
from eval.reading.commands import print_briefs_command, readings_command
from eval.run_command import run_command
from eval.score import score
from eval.speed.command import speed_command
from eval.speed.corpus_command import corpus_speed_command
from eval.stories_command import stories_command
from service.output import Commands


class Refusal(click.ClickException):
    """Ends a command with the exit code that click has for wrong arguments."""

    exit_code = 2


class EvaluationCommands(Commands):
    """A group of commands that are refused, with a message, where an evaluation cannot be done."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command, and turn its EvaluationError into a message."""
        try:
            return super().invoke(ctx)
        except EvaluationError as error:
            raise Refusal(str(error)) from None


@click.group(cls=EvaluationCommands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure systems that summarise document sets."""


for command in (
    *(run_command, score, compare_command, systems_command, metrics_command, oracle_check, speed_command),
    *(quality_command, docs_command, protocols_command, pairs_command, ablation_command),
    *(print_briefs_command, readings_command, stories_command, corpus_speed_command),
):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m eval")
