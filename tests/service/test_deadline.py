"""The deadline holds inside code that never looks at the clock, and leaves nothing behind that hits a later request."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from live_service import ROOT

from eval.speed.texts import documents
from service import interruption
from service.interruption import stopped_at_deadline
from service.problems import Problem
from service.stopwatch import Stopwatch
from summarizers.reading.html_page import MOST_TAGS

Fields = dict[str, Any]
STORM = "The storm tore the roof off the town hall of Merrow on Tuesday night, police said."
# Far above the deadline and far below what each of these would take: it is the structure that is tested.
MOST_SECONDS = 15


@pytest.fixture
def interruptible(monkeypatch: pytest.MonkeyPatch) -> None:
    """This file counts as code that computes."""
    monkeypatch.setattr(interruption, "_folders", lambda: (str(Path(__file__).parent),))


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def busy(seconds: float) -> int:
    """Work of so many seconds, in Python."""
    rounds, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        rounds += 1
    return rounds


def swallowing(seconds: float) -> int:
    """The same, by someone who catches whatever comes, twice."""
    for _ in range(2):
        try:
            busy(seconds)
        except BaseException:  # noqa: S112
            continue
    return busy(seconds)


@pytest.mark.case("R1")
@pytest.mark.parametrize("work", [busy, swallowing])
@pytest.mark.usefixtures("interruptible")
def test_code_that_computes_is_stopped_even_where_it_swallows_errors(work: Callable[[float], int]) -> None:
    stopwatch = Stopwatch(0.02)
    stopwatch("read")
    began = time.process_time()
    with pytest.raises(Problem) as caught, stopped_at_deadline(stopwatch):
        work(60)
    assert caught.value.code == "deadline-exceeded"
    assert caught.value.detail.endswith("stopped at: read")
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.case("R2")
def test_any_other_code_goes_on_and_nothing_comes_later() -> None:
    """Who holds a lock or writes a file is not torn out of it."""
    with stopped_at_deadline(Stopwatch(0.01)):
        assert busy(0.1) > 0
    assert busy(0.05) > 0


@pytest.mark.case("R2")
@pytest.mark.usefixtures("interruptible")
def test_work_that_ends_in_time_is_not_disturbed() -> None:
    for _ in range(50):
        with stopped_at_deadline(Stopwatch(0.002)):
            pass
    assert busy(0.05) > 0


@pytest.mark.case("R2")
def test_an_import_is_not_stopped_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "_folders", lambda: (str(tmp_path),))
    (tmp_path / "slow_to_import.py").write_text(
        "import time\ndef wait():\n    end = time.monotonic() + 0.2\n    while time.monotonic() < end: pass\nwait()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with stopped_at_deadline(Stopwatch(0.01)):
        import slow_to_import  # type: ignore[import-not-found]
    assert slow_to_import.wait


@pytest.mark.case("36", "R1")
def test_a_ranker_of_sumys_is_stopped(client: FlaskClient) -> None:
    """On 500 sentences KLSum takes a minute."""
    body = {"documents": [{"text": one.text} for one in documents(500)], "ranker": "kl"}
    client.post("/v1/briefs", json=body | {"documents": body["documents"][:1]})  # loads sumy
    stopped(lambda: client.post("/v1/briefs", json=body, headers={"Wirebrief-Deadline": "1"}), "rank")


@pytest.mark.case("36", "R1")
@pytest.mark.parametrize(
    "html",
    ["<p>x</p>" * (MOST_TAGS // 2), "<ul>" + "<li><a href=x>y</a>" * (MOST_TAGS // 3), "<p>" + "x<br>" * MOST_TAGS],
    ids=["paragraphs", "links", "line ends"],
)
def test_looking_for_the_article_of_a_page_is_stopped(client: FlaskClient, html: str) -> None:
    client.post("/v1/briefs", json={"documents": [{"html": f"<p>{STORM}</p>"}]})  # loads trafilatura
    body = {"documents": [{"html": html}] * 10}
    stopped(lambda: client.post("/v1/briefs", json=body, headers={"Wirebrief-Deadline": "0.2"}), "read")


@pytest.mark.case("36", "R1")
def test_reading_a_file_is_stopped(client: FlaskClient) -> None:
    feed = b"<rss>" + b"<item>" * 80_000
    form = {"files": (BytesIO(feed), "a.xml")}
    stopped(lambda: client.post("/v1/briefs", data=form, headers={"Wirebrief-Deadline": "0.5"}), "read")


def stopped(ask: Callable[[], Any], step: str) -> None:
    """The answer says that the deadline passed inside a step, and came long before the step would have ended."""
    began = time.process_time()
    answer = ask()
    assert time.process_time() - began < MOST_SECONDS
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert answer.get_json()["type"] == "/docs#deadline-exceeded"
    assert answer.get_json()["detail"].endswith(f"stopped at: {step}")


@pytest.mark.case("R3")
def test_reading_and_summarising_are_done_in_turns(client: FlaskClient) -> None:
    """Pages are work as much as briefs: while one is read, the next request waits for its turn."""
    admission = client.application.config["ADMISSION"]
    body = {"documents": [{"html": f"<p>{STORM}</p>"}]}
    with admission.place(), admission.turn(0):
        refused = client.post("/v1/briefs", json=body, headers={"Wirebrief-Deadline": "0.05"})
    assert refused.get_json()["type"] == "/docs#full"
    assert client.post("/v1/briefs", json=body).status_code == 200


WARM = """
import sys
from service import gunicorn_conf
from questions import questions

gunicorn_conf.warm_up()
client = gunicorn_conf.application().test_client()
before = {name.partition(".")[0] for name in sys.modules}
for one in questions("http://example.com"):
    client.open(one.path, method=one.method, data=one.body, headers=one.headers)
loaded = {name.partition(".")[0] for name in sys.modules} - before - set(sys.stdlib_module_names)
langid = sys.modules["py3langid.langid"]
sys.exit(f"loaded late: {loaded}" if loaded or langid.IDENTIFIER is None else 0)
"""


@pytest.mark.case("R1")
def test_no_request_waits_for_a_library_to_be_loaded(tmp_path: Path) -> None:
    """That takes seconds, and no deadline stops it half-way."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in (".", "tests/load"))
    environment = {**os.environ, "WIREBRIEF_METRICS_DIR": str(tmp_path), "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", WARM], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
