"""Where results go: standard output as UTF-8, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from service.exits import Exit, fail


def print_whole(rendered: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(rendered.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def deliver(text: str, path: Path | None) -> None:
    """Write to a file, or to standard output where none is named; end the command where the file cannot be written."""
    if path is None:
        print_whole(text)
        return
    try:
        write_whole(path, text)
    except OSError as error:
        fail(f"{path}: {error.strerror}")


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a neighbour first, which then takes its name.

    Raises:
        OSError: it cannot be written; what was there before still is.
    """
    content = text.encode("utf-8", "replace")
    path = Path(os.path.realpath(path)) if path.is_file() else path
    if path.exists() and not path.is_file():
        # A device or a pipe has no neighbour, and must not be replaced by a file.
        with path.open("wb") as stream:
            stream.write(content)
        return
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


class Commands(click.Group):
    """Commands that end in one line where they are interrupted or their output has no room."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's)
        """Run a command, and see that what it printed has been taken."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            click.echo(f"{ctx.info_name}: interrupted", err=True)
            sys.exit(Exit.INTERRUPTED)
        except BrokenPipeError:
            raise  # click ends quietly where the reader has seen enough
        except OSError as error:
            _forget_output()
            click.echo(f"{ctx.info_name}: {error.filename or 'output'}: {error.strerror}", err=True)
            sys.exit(Exit.USAGE)


def _forget_output() -> None:
    """Let what could not be written go nowhere: Python would try once more at its end, and complain."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, of which only the descriptor is wanted)
        os.dup2(nowhere.fileno(), 1)
