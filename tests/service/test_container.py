"""The Dockerfile, without an engine: linted, and its steps done in a clean folder as the build does them."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from live_service import ROOT, Service

from summarizers import __version__

Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """The Dockerfile's instructions in order, each with what it is told, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text()
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [(name, told.strip()) for name, _, told in (line.partition(" ") for line in lines if line.strip())]


def stages() -> list[list[Instruction]]:
    """The instructions of each stage."""
    found: list[list[Instruction]] = []
    for one in instructions():
        if one[0] == "FROM":
            found.append([])
        found[-1].append(one)
    return found


def test_the_linter_finds_nothing() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    if not linter.exists():
        pytest.skip("hadolint is not installed")
    result = subprocess.run([linter, ROOT / "Dockerfile"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_the_result_has_a_slim_base_no_root_no_build_tools_and_the_version() -> None:
    build, result = stages()
    assert build[0][1].split()[0] == result[0][1].split()[0]
    assert result[0][1].endswith("-slim")
    told = dict(result)
    assert told["USER"].isdigit()
    assert int(told["USER"]) > 0
    assert [name for name, _ in result].index("USER") < [name for name, _ in result].index("CMD")
    assert f"VERSION={__version__}" in told["ARG"]
    assert "org.opencontainers.image.version" in told["LABEL"]
    runs = " ".join(what for name, what in result if name == "RUN")
    assert "pip uninstall" in runs
    assert "install" not in runs.replace("uninstall", "")


def test_what_is_copied_is_there_and_not_ignored() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        source
        for name, told in instructions()
        if name == "COPY" and not told.startswith("--from")
        for source in shlex.split(told)[:-1]
    }
    assert copied == allowed
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_what_is_built_from_the_copied_files_alone_serves(tmp_path: Path) -> None:
    """The build's own installation, without what it depends on, which the tests' environment has."""
    source, target = tmp_path / "src", tmp_path / "site"
    source.mkdir()
    for name, told in stages()[0]:
        if name == "COPY":
            *paths, _ = shlex.split(told)
            for path in paths:
                _copy(ROOT / path, source / path)
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", *offline, "--target", str(target), "."]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    _copy(ROOT / "seeds", target / "seeds")
    asked = ["/live", "/docs", "/docs.css", "/openapi.json", "/", "/seeds"]
    program = (
        "from service.app import create_app; import service, json; client = create_app().test_client();"
        f"print(json.dumps([service.__file__, *(client.get(path).status_code for path in {asked})]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(target)}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    file, *statuses = json.loads(result.stdout.splitlines()[-1])
    assert file.startswith(str(target))
    assert dict(zip(asked, statuses, strict=True)) == dict.fromkeys(asked, 200)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def test_the_health_check_tells_a_service_that_lives_from_none(live: Service) -> None:
    (told,) = [what for name, what in stages()[1] if name == "HEALTHCHECK"]
    _, _, command = ast.literal_eval(told.partition("CMD ")[2])
    assert "127.0.0.1:8000/live" in command
    for address, code in ((f"127.0.0.1:{live.port}", 0), ("127.0.0.1:1", 1)):
        result = subprocess.run([sys.executable, "-c", command.replace("127.0.0.1:8000", address)], capture_output=True)
        assert result.returncode == code


def test_the_proxy_takes_what_the_service_takes() -> None:
    """The limits of nginx are the service's own, so that it is the service's problems that clients see."""
    from service.settings import Settings

    text = (ROOT / "deploy" / "nginx.conf").read_text()
    sizes = [2**20 * int(size) for size in re.findall(r"client_max_body_size (\d+)m;", text)]
    assert sizes == [Settings().max_body_bytes, Settings().max_batch_bytes]
    assert text.count("proxy_request_buffering on;") == text.count("proxy_pass http://wirebrief:8000;")
    assert "$proxy_add_x_forwarded_for" not in text, "what a client says of itself must not be passed on"
