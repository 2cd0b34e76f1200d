"""The folder in which the processes of the service count, so that each of them can tell the sum of all."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from service.settings import SettingError, Settings, environment_name

# Prometheus's client has no other way to be told.
_CLIENT_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_OURS = "wirebrief-metrics-"
_KINDS = ("counter", "gauge_livesum", "histogram")  # a file each
_ROOM = 1 << 16  # bytes that the client gives such a file


def prepare(settings: Settings) -> Path:
    """An empty folder, known to the client and to every process that is forked from this one.

    Raises:
        SettingError: the folder of the settings is missing or cannot be written.
    """
    name = environment_name("metrics_dir")
    try:
        folder = Path(settings.metrics_dir or tempfile.mkdtemp(prefix=_OURS))
        # Counts of an earlier run would be added to ours; their files are never removed by the client.
        for old in folder.glob("*.db"):
            old.unlink()
        _reserve(folder)
    except OSError as error:
        raise SettingError(f"{name}: {settings.metrics_dir or tempfile.gettempdir()}: {error.strerror}") from None
    os.environ[_CLIENT_VARIABLE] = os.environ[name] = str(folder)
    return folder


def reserve(folder: Path) -> None:
    """Give this process its files' room before it counts; where the disk is full, it counts in a folder in memory.

    The client makes files with holes and maps them: to write into one where the disk is full ends the process.
    """
    try:
        _reserve(folder)
    except OSError:
        for kind in _KINDS:
            _file(folder, kind).unlink(missing_ok=True)
        # Nobody reads these counts: /metrics tells less until the process is replaced, and briefs go on.
        memory = Path("/dev/shm")  # noqa: S108 (the system's memory file system)
        spare = Path(tempfile.mkdtemp(prefix=_OURS, dir=memory if memory.is_dir() else None))
        atexit.register(remove, spare)
        os.environ[_CLIENT_VARIABLE] = str(spare)


def _reserve(folder: Path) -> None:
    for kind in _KINDS:
        with _file(folder, kind).open("ab") as file:
            os.posix_fallocate(file.fileno(), 0, _ROOM)


def _file(folder: Path, kind: str) -> Path:
    return folder / f"{kind}_{os.getpid()}.db"


def remove(folder: Path) -> None:
    """Remove the folder, if it is one that we made."""
    if folder.name.startswith(_OURS):
        shutil.rmtree(folder, ignore_errors=True)
