"""The command line as a process: interrupted, without room for what it writes, with more files than anyone reads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AKTAU = str(ROOT / "seeds" / "aktau")
BRIEF = ("service.cli", "brief")
EVALUATION = ("eval", "run")


def program(*arguments: str, stdout: str | int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """A command run to its end; `stdout` may be a path."""
    output = os.open(stdout, os.O_WRONLY) if isinstance(stdout, str) else stdout
    try:
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, timeout=120, check=False)
    finally:
        if isinstance(stdout, str):
            os.close(output)


@contextmanager
def at_work(tmp_path: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that waits for the end of a pipe, once it has opened it."""
    pipe = tmp_path / "articles.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", *arguments, str(pipe)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with pipe.open("wb"):  # returns when the command has opened its end
        yield process
    process.kill()
    process.communicate()


@pytest.mark.case("C1", "C8")
@pytest.mark.parametrize("command", ["brief", "stories"])
def test_ctrl_c_ends_in_one_line_and_leaves_no_file(tmp_path: Path, command: str) -> None:
    target = tmp_path / "target"
    option = "--output" if command == "brief" else "--state"
    with at_work(tmp_path, "service.cli", command, option, str(target)) as process:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().endswith(": interrupted\n")
    assert len(errors.splitlines()) == 1
    assert not target.exists()


@pytest.mark.case("C2")
def test_sigterm_ends_a_command_at_once_and_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "target"
    with at_work(tmp_path, *BRIEF, "--output", str(target)) as process:
        process.terminate()
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (-signal.SIGTERM, b"")
    assert not target.exists()


@pytest.mark.case("C3")
@pytest.mark.parametrize("command", ["brief", "stories"])
def test_a_reader_that_has_seen_enough_is_no_error_to_speak_of(tmp_path: Path, command: str) -> None:
    """The other end is closed before the first byte is written."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = program("service.cli", command, AKTAU, stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == b""


@pytest.mark.case("C4")
@pytest.mark.parametrize(
    "arguments",
    [
        (*BRIEF, AKTAU),
        ("service.cli", "stories", AKTAU),
        (*EVALUATION, AKTAU, "--systems", "lead", "--words", "50"),
    ],
    ids=["brief", "stories", "evaluation"],
)
def test_a_full_disk_behind_standard_output_is_one_line_and_no_success(arguments: tuple[str, ...]) -> None:
    done = program(*arguments, stdout="/dev/full")
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr.splitlines()[-1]
    assert b"Traceback" not in done.stderr


@pytest.mark.case("C4", "C8")
def test_a_device_as_output_stays_a_device() -> None:
    done = program(*BRIEF, AKTAU, "--output", "/dev/full")
    assert done.returncode == 2
    assert Path("/dev/full").is_char_device()
    assert program(*BRIEF, AKTAU, "--output", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.case("C8")
def test_a_link_as_output_stays_a_link_and_leads_to_the_new_content(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert program(*BRIEF, AKTAU, "--output", str(tmp_path / "link.txt")).returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "Aliyev" in (tmp_path / "real.txt").read_text("utf-8")


@pytest.mark.case("C5")
@pytest.mark.skipif(os.geteuid() == 0 and not Path("/usr/bin/setpriv").exists(), reason="root reads every folder")
def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """As root, which may read everything, the command runs without that right."""
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.txt").write_text("Nobody reads this.")
    folder.chmod(0)
    (tmp_path / "open.txt").write_text("The old bridge at Arle was closed on Monday after engineers found cracks.")
    for one in (tmp_path, *tmp_path.parents):
        if one.stat().st_uid == os.geteuid() and one != Path("/"):
            one.chmod(one.stat().st_mode | 0o055)
    less = ["setpriv", "--reuid=65534", "--clear-groups", "--bounding-set=-all"] if os.geteuid() == 0 else []
    command = [*less, sys.executable, "-m", *BRIEF, str(folder), str(tmp_path / "open.txt")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    folder.chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert b"closed: permission denied" in done.stderr
    assert b"old bridge" in done.stdout


@pytest.mark.case("C7")
def test_ten_thousand_files_make_one_brief(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_text(f"The mayor of Arle opened bridge number {number} on Monday.")
    done = program(*BRIEF, str(tmp_path), "--words", "30")
    assert done.returncode == 0, done.stderr
    assert b"bridge number" in done.stdout


@pytest.mark.case("C1")
def test_ctrl_c_ends_an_evaluation_with_its_workers(tmp_path: Path) -> None:
    """Although a worker is in the midst of what takes a minute, and the signal has reached the first process alone."""
    numbers = range(450)
    sentences = (f"The mayor of Arle number{n} opened the bridge{n} over river{n} on day{n}." for n in numbers)
    for name, text in (("articles", " ".join(sentences)), ("references", "The mayor opened the bridge.")):
        (tmp_path / "set" / name).mkdir(parents=True)
        (tmp_path / "set" / name / "1.txt").write_text(text)
    command = [sys.executable, "-m", *EVALUATION, str(tmp_path / "set"), "--systems", "kl", "--words", "50"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: list[str] = []
    while not any(_processor_seconds(one) > 4 for one in workers) and process.poll() is None:
        workers = [one for one in children.read_text().split() if "spawn_main" in _command(one)]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert b"--resume" in errors
    assert not [one for one in workers if "spawn_main" in _command(one)]


def _processor_seconds(process: str) -> float:
    """Of a worker that has long begun its work: starting takes less, and the work takes a minute."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _command(process: str) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
