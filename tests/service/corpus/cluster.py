"""A standalone cluster of Spark on loopback: a master and workers, each a process of ours that is ended by its id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOST = "127.0.0.1"
STARTS = 120  # seconds until it counts as broken
QUICK = "-XX:TieredStopAtLevel=1"  # short runs are over before the better compiler pays
_PACKAGE = Path(pyspark.__file__).parent


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """The address of a master with so many workers of one core each."""
    port = free_port()
    master = f"spark://{HOST}:{port}"
    processes = [_started("master.Master", ["--port", f"{port}"], folder / "master.log")]
    try:
        _wait_for(port, processes[0], folder / "master.log")
        for number in range(workers):
            log = folder / f"worker-{number}.log"
            options = ["--cores", "1", "--memory", "1200m", "--work-dir", f"{folder}/work-{number}", master]
            processes.append(_started("worker.Worker", options, log))
        for number in range(workers):
            _wait_for_line(folder / f"worker-{number}.log", "Successfully registered with master")
        yield master
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _started(role: str, options: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "SPARK_HOME": f"{_PACKAGE}",
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
        "PYSPARK_PYTHON": sys.executable,
    }
    # spark-class becomes the Java process, so the process that we end is the one that serves.
    command = [f"{_PACKAGE}/bin/spark-class", f"org.apache.spark.deploy.{role}", "--host", HOST, "--webui-port", "0"]
    with log.open("wb") as file:
        return subprocess.Popen([*command, *options], stdout=file, stderr=file, env=environment)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the master does not start: {log.read_text()[-2000:]}")


def _wait_for_line(log: Path, line: str) -> None:
    deadline = time.monotonic() + STARTS
    while time.monotonic() < deadline:
        if line in log.read_text():
            return
        time.sleep(0.1)
    raise RuntimeError(f"a worker does not register: {log.read_text()[-2000:]}")
