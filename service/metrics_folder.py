"""The folder in which the processes of the service count, so that each of them can tell the sum of all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from service.settings import SettingError, Settings, environment_name

# Prometheus's client has no other way to be told.
_CLIENT_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_OURS = "wirebrief-metrics-"


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
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
    except OSError as error:
        raise SettingError(f"{name}: {settings.metrics_dir or tempfile.gettempdir()}: {error.strerror}") from None
    os.environ[_CLIENT_VARIABLE] = os.environ[name] = str(folder)
    return folder


def remove(folder: Path) -> None:
    """Remove the folder, if it is one that we made."""
    if folder.name.startswith(_OURS):
        shutil.rmtree(folder, ignore_errors=True)
