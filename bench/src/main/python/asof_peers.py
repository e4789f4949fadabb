"""The bitemporal as-of join by DuckDB and Polars, from and to memory.

Usage: asof_peers.py FOLDER KEYS TOLERANCE

Prints JSON: seconds of the fastest of three of each, and at how many rows each differs from the
file "matches". An observation counts from the later of its two times on; of those that count, the
latest to happen is taken, and of its vintages the latest to be known. Rows of the observations are
in that order within a key, so that the greatest row number so far is the one in use: from there on
it is the as-of join of either package.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

BY_DUCKDB = """
CREATE OR REPLACE TABLE matched AS
WITH standing AS (
  SELECT key, counts_from, max(number) OVER so_far AS best, max(event_time) OVER so_far AS happened
  FROM observations
  WINDOW so_far AS (PARTITION BY key ORDER BY counts_from)
)
SELECT b.number, CASE WHEN b.time - s.happened <= {tolerance} THEN s.best ELSE -1 END AS best
FROM bars b ASOF LEFT JOIN standing s ON b.key = s.key AND b.time >= s.counts_from
"""


def fastest(work, repetitions: int = 3) -> float:
    took = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def tables(folder: Path, keys: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    times, events, known = (np.fromfile(folder / n, "<i8") for n in ("times", "event_times", "known_at"))
    bars = pl.DataFrame({"key": np.repeat(np.arange(keys), len(times) // keys), "time": times})
    observations = pl.DataFrame(
        {
            "key": np.repeat(np.arange(keys), len(events) // keys),
            "event_time": events,
            "counts_from": np.maximum(events, known),
        }
    )
    return bars.with_row_index("number"), observations.with_row_index("number")


def by_duckdb(bars: pl.DataFrame, observations: pl.DataFrame, tolerance: int) -> tuple[float, np.ndarray]:
    connection = duckdb.connect()
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("bars", bars), ("observations", observations)):
            file = f"{folder}/{name}.parquet"
            rows.write_parquet(file)
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM '{file}'")
    seconds = fastest(lambda: connection.execute(BY_DUCKDB.format(tolerance=tolerance)))
    found = connection.execute("SELECT number, coalesce(best, -1) AS best FROM matched").fetchnumpy()
    matches = np.empty(bars.height, "<i8")
    matches[found["number"]] = found["best"]
    return seconds, matches


def by_polars(bars: pl.DataFrame, observations: pl.DataFrame, tolerance: int) -> tuple[float, np.ndarray]:
    made = []

    def join() -> None:
        standing = observations.sort("key", "counts_from").select(
            "key",
            "counts_from",
            pl.col("number").cum_max().over("key").cast(pl.Int64).alias("best"),
            pl.col("event_time").cum_max().over("key").alias("happened"),
        )
        joined = bars.join_asof(
            standing, left_on="time", right_on="counts_from", by="key", strategy="backward", check_sortedness=False
        )
        made[:] = [
            joined.select(
                pl.when(pl.col("time") - pl.col("happened") <= tolerance).then("best").otherwise(-1).alias("best")
            )
        ]

    seconds = fastest(join)
    return seconds, made[0]["best"].fill_null(-1).to_numpy()


def main(folder: Path, keys: int, tolerance: int) -> None:
    ours = np.fromfile(folder / "matches", "<i4")
    bars, observations = tables(folder, keys)
    duck, of_duck = by_duckdb(bars, observations, tolerance)
    polars, of_polars = by_polars(bars, observations, tolerance)
    json.dump(
        {
            "duckdb": duck,
            "polars": polars,
            "matched": int((ours >= 0).sum()),
            "unlike_duckdb": int((of_duck != ours).sum()),
            "unlike_polars": int((of_polars != ours).sum()),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
