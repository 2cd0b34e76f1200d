"""Methods, health, settings, keys, rates, places, counts and log lines of the service."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from live_service import free_port, running

from service import health
from service.admission import Admission
from service.api_keys import Gatekeeper, read_keys
from service.cli import main
from service.problems import Problem
from service.service_answers import MethodsAnswer
from service.settings import SettingError, Settings, environment_name, limits, read_settings
from summarizers import __version__
from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.rankers import RANKERS
from summarizers.reading.input_formats import INPUT_FORMATS
from summarizers.reading.languages import LANGUAGES
from summarizers.writing.output_formats import OUTPUT_FORMATS

Fields = dict[str, Any]
MakeClient = Callable[..., FlaskClient]
PATH = "/v1/briefs"
TRACE = "0af7651916cd43dd8448eb211c80319c"


def test_methods_lists_every_line_of_every_table(client: FlaskClient) -> None:
    answer = client.get("/v1/methods")
    told = answer.get_json()
    MethodsAnswer.model_validate_json(answer.data)
    tables = {"rankers": RANKERS, "selectors": SELECTORS, "orders": ORDERS, "outputs": OUTPUT_FORMATS}
    for key, table in tables.items():
        assert [one["name"] for one in told[key]] == list(table)
        assert sum(one["default"] for one in told[key]) == 1
        assert all(one["description"] for one in told[key])
    assert [one["name"] for one in told["inputs"]] == list(INPUT_FORMATS)
    assert [one["code"] for one in told["languages"]] == list(LANGUAGES)


@pytest.mark.case("R6")
def test_methods_tells_the_limits_in_force_and_no_secret(make_client: MakeClient) -> None:
    told = make_client(max_documents=7, api_keys="hush-hush").get("/v1/methods")
    assert {one["name"]: one["value"] for one in told.get_json()["limits"]}["max_documents"] == 7
    assert "hush" not in told.text


@pytest.mark.case("32")
def test_health_needs_no_key_and_no_place(make_client: MakeClient) -> None:
    client = make_client(api_keys="k", computing=1, waiting=0)
    with client.application.config["ADMISSION"].place():
        for path in ("/live", "/ready", "/version", "/metrics", "/v1/methods", "/openapi.json", "/docs"):
            with client.get(path) as answer:
                assert answer.status_code == 200, path
    assert client.get("/version").get_json() == {"name": "wirebrief", "version": __version__}


def test_ready_says_when_the_service_is_about_to_stop(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_DRAINING", bytearray(1))
    assert client.get("/ready").status_code == 200
    health.start_draining()
    assert client.get("/ready").status_code == 503
    assert client.get("/live").status_code == 200


def test_settings_are_read_from_the_environment() -> None:
    found = read_settings({"WIREBRIEF_PORT": " 9000 ", "WIREBRIEF_DEADLINE_SECONDS": "2.5", "WIREBRIEF_HOST": ""})
    assert (found.port, found.deadline_seconds, found.host) == (9000, 2.5, "127.0.0.1")
    assert read_settings({}) == Settings()


@pytest.mark.case("44")
@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("WORKERS", "-1"), ("THREADS", "1"), ("DEADLINE_SECONDS", "nan"), ("MAX_BODY_BYTES", "inf")],
)
def test_a_wrong_setting_ends_the_start_with_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"WIREBRIEF_{name}", value)
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"wirebrief: WIREBRIEF_{name}: got '{value}', allowed: ")


@pytest.mark.case("44")
def test_a_taken_port_ends_the_start_with_one_line() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port()))
        taken.listen()
        result = CliRunner().invoke(main, ["serve", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "Address already in use" in result.stderr


def test_every_setting_has_a_meaning_and_a_default_that_is_allowed() -> None:
    for one in fields(Settings):
        assert one.metadata["description"]
        assert read_settings({environment_name(one.name): str(one.default)}) == Settings()
    assert {one["name"] for one in limits(Settings())} < {one.name for one in fields(Settings)}


def test_a_ranker_that_takes_fewer_sentences_says_so(client: FlaskClient) -> None:
    text = " ".join(f"The mayor of Arle opened bridge number {n} over the river on Monday." for n in range(600))
    answer = client.post(PATH, json={"documents": [{"text": text}], "ranker": "kl"})
    assert (answer.status_code, answer.get_json()["type"]) == (422, "/docs#over-limit")
    assert answer.get_json()["errors"][0]["pointer"] == "#/ranker"


def test_rankers_may_be_fewer(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(rankers="textrank, lead")
    assert [one["name"] for one in client.get("/v1/methods").get_json()["rankers"]] == ["textrank", "lead"]
    assert client.post(PATH, json=bridge | {"ranker": "lead"}).status_code == 200
    refused = client.post(PATH, json=bridge | {"ranker": "lexrank"})
    assert refused.status_code == 422
    assert refused.get_json()["errors"] == [{"pointer": "#/ranker", "detail": "got 'lexrank', allowed: textrank, lead"}]


@pytest.mark.parametrize("rankers", ["textrank,best", "lead"])
def test_rankers_that_are_none_or_lack_the_default_are_no_setting(make_client: MakeClient, rankers: str) -> None:
    with pytest.raises(SettingError, match="WIREBRIEF_RANKERS"):
        make_client(rankers=rankers)


@pytest.mark.case("42")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("metrics_dir", "/does/not/exist"),
        ("metrics_dir", "/proc"),
        ("api_keys_file", "/does/not/exist"),
        ("rankers", "best"),
    ],
)
def test_a_setting_that_cannot_be_served_ends_gunicorn_with_one_line(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(AssertionError, match="did not start") as failed, running(tmp_path, **{name: value}):
        pass
    lines = [line for line in str(failed.value).splitlines() if "did not start" not in line]
    assert "Traceback" not in str(failed.value)
    assert any(line.startswith(f"wirebrief: WIREBRIEF_{name.upper()}") for line in lines)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 401),
        ("Bearer second", 200),
        ("bearer third-of-file", 200),
        ("Bearer none-of-them", 401),
        ("Bearer ", 401),
        ("Basic second", 401),
        ("second", 401),
        ("Bearer secönd", 401),
    ],
)
def test_keys(make_client: MakeClient, tmp_path: Path, bridge: Fields, header: str | None, status: int) -> None:
    file = tmp_path / "keys"
    file.write_text("# ours\n\nthird-of-file  # the newsroom\n")
    client = make_client(api_keys="first, second", api_keys_file=str(file))
    headers = {"Authorization": header} if header else {}
    answer = client.post(PATH, json=bridge, headers=headers)
    assert answer.status_code == status
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize("content", [None, "", "# nothing\n", b"\xff\xfe"])
def test_a_file_without_a_key_does_not_open_the_service_to_everyone(tmp_path: Path, content: Any) -> None:  # noqa: ANN401
    file = tmp_path / "keys"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingError, match="WIREBRIEF_API_KEYS_FILE"):
        read_keys(Settings(api_keys_file=str(file)))


@pytest.mark.case("33")
def test_who_asks_too_often_waits_and_the_others_do_not(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(api_keys="eager,patient", requests_per_minute=2, workers=1)
    eager, patient = ({"Authorization": f"Bearer {key}"} for key in ("eager", "patient"))
    statuses = [client.post(PATH, json=bridge, headers=eager).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.post(PATH, json=bridge, headers=eager)
    assert 1 <= int(refused.headers["Retry-After"]) <= 30
    assert client.post(PATH, json=bridge, headers=patient).status_code == 200


@pytest.mark.case("31")
def test_a_made_up_address_is_no_way_around_the_rate(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(requests_per_minute=1, workers=1)
    statuses = [
        client.post(PATH, json=bridge, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(2)
    ]
    assert statuses == [200, 429]


@pytest.mark.case("31")
def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(requests_per_minute=1, workers=1, trusted_proxies=1)
    chains = ["10.0.0.1", "1.1.1.1, 10.0.0.1", "10.0.0.2"]
    statuses = [client.post(PATH, json=bridge, headers={"X-Forwarded-For": chain}).status_code for chain in chains]
    assert statuses == [200, 429, 200]


def test_the_lines_of_a_batch_count_one_each(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(requests_per_minute=2, workers=1)
    body = (json.dumps(bridge) + "\n").encode() * 3
    answer = client.post("/v1/briefs:batch", data=body, content_type="application/jsonl")
    assert [json.loads(line)["status"] for line in answer.data.splitlines()] == [200, 200, 429]


@pytest.mark.case("43")
def test_tokens_come_back_with_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("service.api_keys.time.monotonic", lambda: now)
    gatekeeper = Gatekeeper(frozenset(), per_minute=60, processes=2)
    for _ in range(30):
        gatekeeper.take_token("a")
    with pytest.raises(Problem) as problem:
        gatekeeper.take_token("a")
    assert problem.value.headers == {"Retry-After": "2"}
    now += 2
    gatekeeper.take_token("a")


def test_places_are_few_and_the_rest_is_refused_at_once(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(computing=1, waiting=1)
    places: Admission = client.application.config["ADMISSION"]
    with places.place(), places.place():
        answer = client.post(PATH, json=bridge)
    assert (answer.status_code, answer.get_json()["type"]) == (503, "/docs#full")
    assert int(answer.headers["Retry-After"]) >= 1
    assert client.post(PATH, json=bridge).status_code == 200


def test_a_turn_that_does_not_come_is_a_refusal_and_leaves_nothing(make_client: MakeClient, bridge: Fields) -> None:
    client = make_client(computing=1, waiting=1, max_wait_seconds=0.01)
    places: Admission = client.application.config["ADMISSION"]
    with places.place(), places.turn(1):
        assert client.post(PATH, json=bridge).status_code == 503
    assert client.post(PATH, json=bridge).status_code == 200


def test_turns_are_given_in_the_order_of_arrival() -> None:
    places = Admission(computing=1, waiting=5)
    order: list[int] = []

    def work(number: int) -> None:
        with places.turn(20):
            order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    with places.turn(1):
        for number, thread in enumerate(threads):
            thread.start()
            while len(places._queue) <= number:
                pass
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def metric(client: FlaskClient, line: str) -> float:
    found = [row.rpartition(" ")[2] for row in client.get("/metrics").text.splitlines() if row.startswith(line + " ")]
    return float(found[0]) if found else 0.0


def test_requests_and_refusals_are_counted_under_their_route(client: FlaskClient, bridge: Fields) -> None:
    names = {
        "good": 'brief_requests_total{method="POST",route="/v1/briefs",status="200"}',
        "unmatched": 'brief_requests_total{method="other",route="unmatched",status="404"}',
        "invalid": 'brief_rejected_total{reason="invalid"}',
        "documents": "brief_documents_sum",
        "computed": "brief_compute_seconds_count",
        "waited": "brief_queue_wait_seconds_count",
    }
    before = {key: metric(client, line) for key, line in names.items()}
    client.post(PATH, json=bridge)
    client.post(PATH, data=b"{", content_type="application/json")
    client.get("/made/up/path")
    after = {key: metric(client, line) - before[key] for key, line in names.items()}
    assert after == {"good": 1, "unmatched": 1, "invalid": 1, "documents": 2, "computed": 1, "waited": 1}
    assert "made/up" not in client.get("/metrics").text


@pytest.mark.case("30")
@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"X-Request-ID": "abc-1"}, "abc-1"),
        ({"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}, TRACE),
        ({"X-Request-ID": "a" * 10_000}, None),
        ({"X-Request-ID": 'a"b'}, None),
        ({"traceparent": "00-00000000000000000000000000000000-b7ad6b7169203331-01"}, None),
        ({"traceparent": f"ff-{TRACE}-b7ad6b7169203331-01"}, None),
    ],
)
def test_a_request_keeps_its_id_where_it_is_one(client: FlaskClient, headers: Any, wanted: str | None) -> None:  # noqa: ANN401
    found = client.get("/live", headers=headers).headers["X-Request-ID"]
    if wanted:
        assert found == wanted
    else:
        assert found not in headers.values()
        assert len(found) == 32


def test_a_log_line_has_the_request_and_no_text(
    client: FlaskClient, bridge: Fields, caplog: pytest.LogCaptureFixture
) -> None:
    from service import logs

    lines: list[str] = []
    handler = logs.logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logs.logging.getLogger("wirebrief").addHandler(handler)
    client.post(PATH, json=bridge, headers={"X-Request-ID": "one"})
    client.get("/nothing/\nhere", headers={"X-Request-ID": "two"})
    first, second = map(json.loads, lines)
    assert {key: first[key] for key in ("id", "method", "route", "status", "documents", "level")} == {
        "id": "one",
        "method": "POST",
        "route": PATH,
        "status": 200,
        "documents": 2,
        "level": "info",
    }
    assert first["ms"] > 0
    assert (second["id"], second["route"], second["problem"]) == ("two", "unmatched", "not-found")
    assert "Arle" not in "".join(lines)
    assert "nothing" not in "".join(lines)


@pytest.mark.case("40")
def test_counts_are_read_anew_while_a_process_makes_its_file(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was just made is empty, which the client library takes for a broken one."""
    import struct

    from service import metrics

    read, faults = metrics.generate_latest, iter([struct.error("empty"), FileNotFoundError("gone")])

    def at_times(registry: Any) -> bytes:  # noqa: ANN401 (a registry)
        for fault in faults:
            raise fault
        return read(registry)

    monkeypatch.setattr(metrics, "generate_latest", at_times)
    assert b"brief_inflight" in client.get("/metrics").data
