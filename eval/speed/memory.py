"""The memory that this process holds, in bytes, as Linux counts it; elsewhere only its highest is known."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_CLEAR_PEAK = "5"  # proc(5): sets the peak back to what is held now


def now() -> int:
    """What is held now."""
    return _of("VmRSS")


def peak() -> int:
    """The most that was held since `forget_peak`."""
    return _of("VmHWM")


def forget_peak() -> None:
    """Let the peak count anew from here."""
    if _CLEAR.exists():
        _CLEAR.write_text(_CLEAR_PEAK)


def _of(name: str) -> int:
    if not _STATUS.exists():
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    found = re.search(rf"{name}:\s+(\d+) kB", _STATUS.read_text())
    return int(found[1]) * 1024 if found else 0
