"""`python -m eval COMMAND`: the harness's commands. To add one: its file, and its line here."""

from __future__ import annotations

import click

from eval.run_command import run_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure systems that summarise document sets."""


main.add_command(run_command)

if __name__ == "__main__":
    main(prog_name="python -m eval")
