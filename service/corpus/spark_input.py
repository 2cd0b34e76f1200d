"""Files that Spark reads -> numbered records.

Spark cuts files as it likes, and no column of a text has the number of a line. So lines are counted first, for each
piece of a file, and a line's number is its place in its piece plus all lines before that piece. Both readings cut the
files alike, because what Spark cuts them by is set here and does not hang on how many executors there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import unquote

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from service.corpus.engine import CorpusError, Records
from service.corpus.input_files import WRONG_SUFFIX, is_lines, piece_size, short_names
from service.corpus.records import FILE_RECORDS, LONGEST_RECORD, SHOWN, TEXTS
from summarizers.reading.document_fields import DOCUMENT_KEYS


def read_records(session: SparkSession, source: str, piece: int | None) -> Records[DataFrame]:
    """The records of a file or a folder.

    Args:
        session: what reads.
        source: path or address.
        piece: bytes that are read at once; None for what suits the size of the input.

    Raises:
        CorpusError: there is no such input, or it is neither JSON Lines nor Parquet.
    """
    try:
        lines = session.read.option("recursiveFileLookup", True).text(source, lineSep="\n")
    except AnalysisException as error:
        raise CorpusError(f"{source}: {str(error).splitlines()[0]}") from None
    addresses = sorted(map(_address, lines.inputFiles()))
    kinds = {is_lines(address) for address in addresses}
    if not addresses or len(kinds) != 1 or None in kinds:
        problem = WRONG_SUFFIX if None in kinds else "holds JSON Lines and Parquet; give one of them"
        raise CorpusError(f"{source}: {problem if addresses else 'holds no file'}")
    session.conf.set("spark.sql.files.minPartitionNum", 1)
    session.conf.set("spark.sql.files.openCostInBytes", 0)
    session.conf.set("spark.sql.files.maxPartitionBytes", piece or piece_size(_size(session, source)))
    if kinds == {True}:
        table, count = _numbered_lines(session, lines, addresses)
    else:
        rows = session.read.option("recursiveFileLookup", True).option("mergeSchema", True).parquet(source)
        table, count = _numbered_rows(session, rows, addresses), rows.count()
    return Records(table, kinds == {True}, short_names([unquote(address) for address in addresses]), count)


def _numbered_lines(session: SparkSession, lines: DataFrame, addresses: Sequence[str]) -> tuple[DataFrame, int]:
    size = sf.octet_length("value").cast("bigint")
    # An overlong line is cut as it is read; later steps would copy it.
    content = sf.when(size <= LONGEST_RECORD, sf.col("value")).otherwise(sf.substring("value", 1, SHOWN))
    place = sf.monotonically_increasing_id()  # in a partition, plus the partition's own start
    found = lines.select(
        "_metadata.file_path",
        "_metadata.file_block_start",
        place.alias("place"),
        size.alias("size"),
        content.cast("binary").alias("content"),
    )
    counts = found.groupBy("file_path", "file_block_start").agg(sf.min("place"), sf.count("*")).collect()
    before: defaultdict[str, int] = defaultdict(int)
    pieces = []
    for path, start, first, count in sorted(tuple(row) for row in counts):
        base = addresses.index(_address(path)) * FILE_RECORDS + before[path] + 1 - first
        pieces.append({"file_path": path, "file_block_start": start, "base": base})
        before[path] += count
    schema = pa.schema([("file_path", pa.string()), ("file_block_start", pa.int64()), ("base", pa.int64())])
    known = sf.broadcast(session.createDataFrame(pa.Table.from_pylist(pieces, schema)))
    numbered = found.join(known, ["file_path", "file_block_start"])
    return numbered.select((sf.col("place") + sf.col("base")).alias("record"), "size", "content"), sum(before.values())


def _numbered_rows(session: SparkSession, rows: DataFrame, addresses: Sequence[str]) -> DataFrame:
    names = [name for name in DOCUMENT_KEYS if name in rows.columns]
    size = sum((sf.coalesce(sf.octet_length(name), sf.lit(0)) for name in names if name in TEXTS), sf.lit(0))
    columns = [
        sf.when(size <= LONGEST_RECORD, sf.col(name)).otherwise(sf.substring(name, 1, SHOWN)).alias(name)
        if name in TEXTS
        else sf.col(name)
        for name in names
    ]
    paths = [row[0] for row in rows.select("_metadata.file_path").distinct().collect()]
    known = session.createDataFrame(
        pa.table({"file_path": paths, "base": [addresses.index(_address(path)) * FILE_RECORDS + 1 for path in paths]})
    )
    found = rows.select("_metadata.file_path", "_metadata.row_index", size.cast("bigint").alias("size"), *columns)
    record = (sf.col("row_index") + sf.col("base")).alias("record")
    return found.join(sf.broadcast(known), "file_path").select(record, "size", *names)


def _address(path: str) -> str:
    """One form for an address that Spark writes as `file:/a` and as `file:///a`."""
    return re.sub(r"^file:/+", "/", path)


def _size(session: SparkSession, source: str) -> int:
    """The bytes of the input."""
    path = session.sparkContext._jvm.org.apache.hadoop.fs.Path(source)
    system = path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
    return int(system.getContentSummary(path).getLength())
