"""Alpha158 by Qlib, in memory: bars of a Delta table's files into Qlib's store, then one timed load.

Usage: qlib_peer.py BARS_FOLDER STORE SAMPLE_PARQUET

Prints JSON. Only the load is timed: no import, no start, no filling of the store. Kept as a sample:
the rows of the first three symbols.
"""

import json
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl


def fill(store: Path, bars: pl.DataFrame) -> None:
    shutil.rmtree(store, ignore_errors=True)
    days = bars["event_date"].unique().sort()
    (store / "calendars").mkdir(parents=True)
    (store / "calendars/day.txt").write_text("\n".join(map(str, days)) + "\n")
    (store / "instruments").mkdir()
    lines = []
    for (symbol,), rows in bars.partition_by("symbol", as_dict=True).items():
        name = symbol.replace(":", "_")
        rows = rows.sort("event_date")
        lines.append(f"{name}\t{rows['event_date'][0]}\t{rows['event_date'][-1]}")
        folder = store / "features" / name.lower()
        folder.mkdir(parents=True)
        typical = (rows["high"] + rows["low"] + rows["close"]) / 3
        first = int(days.search_sorted(rows["event_date"][0]))
        for field in ("open", "high", "low", "close", "volume"):
            dump(folder / f"{field}.day.bin", first, rows[field])
        dump(folder / "vwap.day.bin", first, typical)
    (store / "instruments/all.txt").write_text("\n".join(lines) + "\n")


def dump(file: Path, first: int, values: pl.Series) -> None:
    np.hstack([[first], values.to_numpy()]).astype("<f4").tofile(file)


def main(folder: Path, store: Path, sample: Path) -> None:
    fill(store, pl.read_parquet(folder / "*.parquet"))
    import qlib
    from qlib.contrib.data.loader import Alpha158DL
    from qlib.data import D

    qlib.init(provider_uri=str(store), region="us", kernels=2, expression_cache=None, dataset_cache=None)
    config = {"kbar": {}, "price": {"windows": [0], "feature": ["OPEN", "HIGH", "LOW", "VWAP"]}, "rolling": {}}
    fields, names = Alpha158DL.get_feature_config(config)
    start = time.perf_counter()
    features = D.features(D.instruments("all"), fields, freq="day")
    seconds = time.perf_counter() - start
    features.columns = names
    first = features.index.get_level_values("instrument").unique().sort_values()[:3]
    kept = features.loc[list(first)].reset_index()
    pl.DataFrame({c: kept[c].to_numpy() for c in kept.columns}).write_parquet(sample)
    json.dump({"seconds": seconds, "rows": len(features), "columns": len(names)}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
