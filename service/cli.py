"""The command line `wirebrief`. Each command imports what it needs when it runs, so that a brief starts fast."""

from __future__ import annotations

import sys

import click

from service.brief_command import brief
from service.corpus_command import corpus
from service.output import Commands
from service.serve_command import serve
from service.slack_command import slack
from service.stories_command import stories
from summarizers.version import __version__


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wirebrief")
def main() -> None:
    """Many articles in, one consolidated brief out: verbatim sentences, each said once, each with its sources."""


main.add_command(brief)
main.add_command(corpus)
main.add_command(serve)
main.add_command(slack)
main.add_command(stories)

if __name__ == "__main__":
    sys.exit(main())
