"""What a run has done so far, on disk, so that one that was interrupted goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import eval as harness
import summarizers
from eval.measured import Measured
from eval.metrics import Score

Key = tuple[str, str]  # system, set


@dataclass(frozen=True, slots=True)
class Journal:
    """One line a system and set, written as soon as it is measured.

    The file's name has the hash of all that the figures depend on: the signatures of run and systems, and the code.
    So a journal is never taken up by another run, nor by the same one after a change to the code.
    """

    path: Path

    @classmethod
    def of(cls, signatures: Sequence[str], folder: Path) -> Journal:
        """The journal of the run with these signatures: its own, and those of its systems."""
        digest = hashlib.sha256("\n".join(signatures).encode("utf-8", "surrogatepass"))
        for package in (summarizers, harness):
            root = Path(package.__path__[0])
            for file in sorted(root.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    digest.update(str(file.relative_to(root)).encode() + file.read_bytes())
        return cls(folder / f".eval-run-{digest.hexdigest()[:12]}.jsonl")

    def read(self) -> dict[Key, Measured]:
        """What is in it. A last line that was cut off by the interruption is dropped from the file too."""
        if not self.path.exists():
            return {}
        content = self.path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            self.path.write_bytes(whole)
        return dict(map(_entry, whole.splitlines()))

    def append(self, system: str, name: str, measured: Measured) -> None:
        """Add a line, at once."""
        fields = {**measured._asdict(), "system": system, "set": name}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields) + "\n")

    def remove(self) -> None:
        """Delete the file: the run is done, or begins anew."""
        self.path.unlink(missing_ok=True)


def _entry(line: bytes) -> tuple[Key, Measured]:
    fields = json.loads(line)
    key = fields.pop("system"), fields.pop("set")
    fields["summary"] = tuple(fields["summary"])
    fields["rouge"] = {metric: Score(*figures) for metric, figures in fields["rouge"].items()}
    return key, Measured(**fields)
