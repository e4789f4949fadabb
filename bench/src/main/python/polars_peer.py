"""Fourteen rolling features by Polars, in memory, from a Delta table's files.

Usage: polars_peer.py BARS_FOLDER SAMPLE_PARQUET

Prints JSON: seconds of the first computation and of the fastest of three, without the read. Kept as
a sample: the rows of the first three symbols.
"""

import json
import sys
import time
from pathlib import Path

import polars as pl


def features() -> list[pl.Expr]:
    close, high, low, volume = (pl.col(c) for c in ("close", "high", "low", "volume"))
    columns = [(close.shift(n) / close).alias(f"ROC{n}") for n in (5, 20)]
    for n in (5, 20, 60):
        columns.append((close.rolling_mean(n, min_samples=1) / close).alias(f"MA{n}"))
        columns.append((close.rolling_std(n, min_samples=2) / close).alias(f"STD{n}"))
    for n in (20, 60):
        columns.append((high.rolling_max(n, min_samples=1) / close).alias(f"MAX{n}"))
        columns.append((low.rolling_min(n, min_samples=1) / close).alias(f"MIN{n}"))
    columns.append((volume.rolling_mean(20, min_samples=1) / volume).alias("VMA20"))
    columns.append((volume.rolling_std(20, min_samples=2) / volume).alias("VSTD20"))
    return [column.over("symbol") for column in columns]


def main(folder: Path, sample: Path) -> None:
    bars = pl.read_parquet(folder / "*.parquet").sort("symbol", "event_date")
    took = []
    for _ in range(3):
        start = time.perf_counter()
        made = bars.select("symbol", "event_date", *features())
        took.append(time.perf_counter() - start)
    first = made["symbol"].unique().sort()[:3]
    made.filter(pl.col("symbol").is_in(first.implode())).write_parquet(sample)
    json.dump({"seconds": took[0], "fastest": min(took), "rows": made.height, "columns": made.width - 2}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
