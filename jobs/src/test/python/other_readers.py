"""Reads every table of a lakehouse with delta-rs, Polars and DuckDB, and sums it up as JSON.

Usage: other_readers.py LAKEHOUSE

Per reader and table the number of rows, per column [values, NaN, sum]. Everything has a number: a
text its CRC-32, a date its day since 1970, an instant its microsecond, a list all of its elements.

DuckDB reads Delta by an extension that it downloads. Where that cannot be had, DuckDB reads the
Parquet files that delta-rs finds in the table's log; "duckdb_by" says which way it went.
"""

import json
import sys
import zlib
from pathlib import Path

import duckdb
import polars as pl
from deltalake import DeltaTable


def numbers(values: pl.Series) -> pl.Series:
    if values.dtype == pl.List:
        lists = values.filter(values.list.len() > 0)
        return numbers(lists.explode().drop_nulls())
    if values.dtype == pl.String:
        return pl.Series([zlib.crc32(text.encode()) for text in values], dtype=pl.Float64)
    if values.dtype == pl.Date:
        return values.to_physical().cast(pl.Float64)
    if isinstance(values.dtype, pl.Datetime):
        return values.dt.epoch("us").cast(pl.Float64)
    return values.cast(pl.Float64)


def column(values: pl.Series) -> list:
    told = numbers(values.drop_nulls())
    return [len(values) - values.null_count(), int(told.is_nan().sum()), told.fill_nan(0).sum()]


def summary(table: pl.DataFrame) -> dict:
    return {"rows": table.height, "columns": {c.name: column(c) for c in table.iter_columns()}}


def by_duckdb(connection: duckdb.DuckDBPyConnection, extension: bool, path: str) -> pl.DataFrame:
    if extension:
        return connection.sql(f"SELECT * FROM delta_scan('{path}')").pl()
    files = DeltaTable(path).file_uris()
    return connection.sql(
        f"SELECT * FROM read_parquet({files!r}, hive_partitioning = true, hive_types_autocast = false)"
    ).pl()


def main(lakehouse: Path) -> None:
    connection = duckdb.connect()
    try:
        connection.execute("INSTALL delta; LOAD delta")
        extension = True
    except duckdb.Error:
        extension = False
    told = {"delta-rs": {}, "polars": {}, "duckdb": {}}
    for log in sorted(lakehouse.glob("*/*/_delta_log")):
        path = str(log.parent)
        name = f"{log.parent.parent.name}.{log.parent.name}"
        told["delta-rs"][name] = summary(pl.from_arrow(DeltaTable(path).to_pyarrow_table()))
        told["polars"][name] = summary(pl.read_delta(path))
        told["duckdb"][name] = summary(by_duckdb(connection, extension, path))
    told["duckdb_by"] = "extension" if extension else "files of the log"
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
