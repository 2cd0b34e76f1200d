"""How a command of `wirebrief` ends: its exit codes, and the line that says why it failed."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import NoReturn

import click


class Exit(IntEnum):
    """The exit codes of all commands; each command's help says what they mean there."""

    DONE = 0
    INPUT_FAULTS = 1  # done, but some of the input could not be read
    USAGE = 2  # an option or its value is wrong, or what the command needs cannot be had
    NOTHING = 3  # there was no document, or no sentence in any
    INTERRUPTED = 130  # as a shell counts it: 128 and the signal's number


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    click.echo(f"wirebrief: {message}", err=True)


def fail(message: str, code: Exit = Exit.USAGE) -> NoReturn:
    """Say what is wrong, and end."""
    complain(message)
    sys.exit(code)
