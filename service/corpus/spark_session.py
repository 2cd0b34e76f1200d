"""A session of Spark, set up for this work; started here where the command does not run inside one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from service.corpus.engine import CorpusError

_STOPS = (signal.SIGINT, signal.SIGTERM)
_LOOPBACK = "127.0.0.1"
_TELLS = re.compile(r"(?:Caused by: )?[\w.]*(?:Error|Exception): ")
_QUIET = Path(__file__).with_name("log4j2.properties").as_uri()
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_QUIET}",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
    # Without the files of checksums that Hadoop puts beside every file of a local disk.
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
}
_AT_WORK = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    "spark.sql.parquet.compression.codec": "snappy",
}


@contextmanager
def spark_session(master: str | None, workers: int, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """The session that there is, or a new one, which ends with the context.

    Args:
        master: Spark's address of the cluster; None for this machine, or for what spark-submit was told.
        workers: cores of this machine, where it is the cluster.
        settings: Spark's own, over those set here.

    Raises:
        CorpusError: there is no Java, or the cluster cannot be reached.
    """
    if session := SparkSession.getActiveSession():
        _set_up(session)
        yield session
        return
    with _held_back() as interruptions:
        session = _started(master or f"local[{workers},4]", settings)
    try:
        for one in interruptions:
            signal.raise_signal(one)
        _set_up(session)
        yield session
    finally:
        session.stop()


@contextmanager
def _held_back() -> Iterator[list[int]]:
    """Note Ctrl-C and its like, and go on: a Java process that is left in the middle of its start never ends.

    pyspark sets a handler of its own, which talks to Java in the middle of talking to Java; it goes, too.
    """
    came: list[int] = []
    before = {one: signal.signal(one, lambda number, _frame: came.append(number)) for one in _STOPS}
    try:
        yield came
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _started(master: str, settings: Mapping[str, str]) -> SparkSession:
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise CorpusError("Spark needs Java 17 or newer: install openjdk-17-jre-headless, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else executors take the system's Python
    is_here = master.startswith("local") or _LOOPBACK in master
    here = {"spark.driver.host": _LOOPBACK, "spark.driver.bindAddress": _LOOPBACK} if is_here else {}
    builder = SparkSession.builder.appName("wirebrief corpus").master(master)
    for name, value in {**_SETTINGS, **here, **settings}.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JJavaError) as error:
        raise CorpusError(f"Spark does not start: {reason(error)}") from None


def reason(error: Exception) -> str:
    """The line of an error of Spark's that says what went wrong."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if _TELLS.match(line)]
    return (told or lines)[-1 if told else 0]


def _set_up(session: SparkSession) -> None:
    session.sparkContext.setLogLevel("ERROR")
    for name, value in _AT_WORK.items():
        session.conf.set(name, value)
