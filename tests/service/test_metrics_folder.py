"""The folder of counts has room for every process, or does without it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from service import metrics_folder

PLACE = "PROMETHEUS_MULTIPROC_DIR"


@pytest.mark.case("R9")
def test_files_of_counts_have_no_holes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To write into a hole where the disk is full ends the process."""
    monkeypatch.setenv(PLACE, str(tmp_path))
    metrics_folder.reserve(tmp_path)
    sizes = {file.name.rpartition("_")[0]: file.stat() for file in tmp_path.iterdir()}
    assert set(sizes) == {"counter", "gauge_livesum", "histogram"}
    assert all(size.st_blocks * 512 >= size.st_size == 1 << 16 for size in sizes.values())
    assert os.environ[PLACE] == str(tmp_path)


@pytest.mark.case("R9")
def test_a_process_that_finds_no_room_counts_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv(PLACE, str(tmp_path))
    monkeypatch.setattr(os, "posix_fallocate", full)
    metrics_folder.reserve(tmp_path)
    elsewhere = Path(os.environ[PLACE])
    try:
        assert elsewhere != tmp_path
        assert elsewhere.is_dir()
        assert not list(tmp_path.iterdir())
    finally:
        metrics_folder.remove(elsewhere)
    assert not elsewhere.exists()
