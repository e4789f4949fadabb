"""make bench-features: Alpha158 from a Delta table to a Delta table, beside Qlib and Polars.

Usage: features.py [SYMBOLS [DAYS [ROUNDS]]]
"""

import shutil
import sys
from statistics import median

import machine
import page
import polars as pl
from programs import HEAP, HOME, WORK, java, peer

GROWTH = [1, 100, 400, 1600, 3200]
DEPARTURES = ("CORR", "CORD", "RSQR")


def difference(ours: pl.DataFrame, theirs: pl.DataFrame, columns: list[str]) -> str:
    """Where two computations of the same cells lie apart: cells, how many, the greatest."""
    cells, apart, greatest = 0, 0, 0.0
    for name in columns:
        a, b = (f[name].cast(pl.Float64).fill_null(float("nan")).to_numpy() for f in (ours, theirs))
        distance = abs(a - b) / abs(b).clip(1)
        both = (a == a) & (b == b)
        cells += int(both.sum())
        apart += int((distance[both] > 1e-4).sum())
        greatest = max(greatest, float(distance[both].max()))
    return f"{cells:,} cells compared, {apart} further apart than 1e-4·max(1, |q|), the greatest {greatest:.1e}"


def sample(gold, like: pl.DataFrame) -> pl.DataFrame:
    ours = pl.scan_parquet(gold / "*.parquet").filter(pl.col("symbol").is_in(like["symbol"].unique().implode()))
    return ours.sort("symbol", "event_date").collect()


def agreement(gold, qlib_sample, polars_sample) -> tuple[str, str]:
    of_qlib = pl.read_parquet(qlib_sample).with_columns(
        pl.col("instrument").cast(pl.String).str.to_uppercase().str.replace("_", ":").alias("symbol")
    ).sort("symbol", "datetime")
    names = [c for c in of_qlib.columns if c not in ("instrument", "datetime", "symbol") and not c.startswith(DEPARTURES)]
    of_polars = pl.read_parquet(polars_sample).sort("symbol", "event_date")
    return (
        difference(sample(gold, of_qlib), of_qlib, names),
        difference(sample(gold, of_polars), of_polars, of_polars.columns[2:]),
    )


def main(symbols: int, days: int, rounds: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    java("FeatureBench", "generate", days, symbols, *GROWTH)
    root = WORK / f"symbols-{symbols}-{days}"
    bars = root / "silver/daily_bars"
    loads, ours, qlib, polars = [], [], [], []
    for _ in range(rounds):
        loads.append(machine.load())
        ours.append(java("FeatureBench", "backfill", days, symbols))
        qlib.append(peer("qlib_peer.py", bars, WORK / "qlib", WORK / "qlib.parquet"))
        polars.append(peer("polars_peer.py", bars, WORK / "polars.parquet"))
    agrees = agreement(root / "first/gold/features_alpha158", WORK / "qlib.parquet", WORK / "polars.parquet")
    growth = java("FeatureBench", "growth", days, *GROWTH)
    body = told(symbols, days, loads, ours, qlib, polars) + compared(agrees) + grown(growth, days)
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["pyqlib", "polars", "numpy", "pandas"])
    page.rewrite(HOME / "docs/benchmarks.md", "Features", f"{versions}\n\n{body}")


def told(symbols, days, loads, ours, qlib, polars) -> str:
    first = [o["first"] for o in ours]
    whole = [o["session_start"] + o["first_read"] + o["first"] for o in ours]
    again = [o["again"] for o in ours]
    theirs = [q["seconds"] for q in qlib]
    rows = symbols * days
    head = f"""Alpha158, {symbols} symbols × {days:,} days, 158 columns: from the Delta table of bars to a Delta table, committed, with a heap of
{HEAP} (the whole backfill: what is missing is found, bars are read as known, every vintage is evaluated). Qlib loads the same features
into memory with `kernels=2` and writes nothing; its import, its start and the filling of its store are not counted. {len(ours)} rounds; load before each: {", ".join(f"{v:.1f}" for v in loads)}.

"""
    return head + page.table(
        ["seconds", "median (each round)", "Qlib takes times as long"],
        [
            ["Alluvium, first backfill of its process", page.spread(first), ratio(theirs, first)],
            ["Alluvium, that with the start of the session and the first read of Delta", page.spread(whole), ratio(theirs, whole)],
            ["Alluvium, again in the same process", page.spread(again), ratio(theirs, again)],
            ["Qlib, in memory", page.spread(theirs), ""],
            ["Polars, 14 of the features, in memory", page.spread([p["seconds"] for p in polars]), ""],
            ["content digest for the ledger, beside the backfill", page.spread([o["digest"] for o in ours]), ""],
        ],
    ) + "\n\n" + split(ours, rows)


def ratio(theirs, ours) -> str:
    return page.spread([t / o for t, o in zip(theirs, ours)])


def split(ours, rows) -> str:
    last = ours[-1]
    steps = ["to_read", "to_kernel", "to_encode", "to_write", "again"]
    names = [
        "read: scan, shuffle and order of the bars",
        "kernel: vintages and features, in arrays",
        "encode: pages, statistics, compression",
        "write: files and commit",
        "plan: what is missing, before anything is read",
    ]
    before, lines = {"": 0.0, "_cpu": 0.0}, []
    for name, step in zip(names, steps):
        took = {unit: last[step + unit] - before[unit] for unit in before}
        before = {unit: last[step + unit] for unit in before}
        lines.append([name, f"{took['']:.1f}", f"{took['_cpu']:.1f}", f"{took['_cpu'] / rows * 1e6:.2f}"])
    return "Of the second backfill of the last round, by passes that stop after each part:\n\n" + page.table(
        ["part", "seconds", "of all cores", "of all cores, µs per row"], lines
    ) + "\n"


def compared(agrees) -> str:
    return (
        f"\nThe values agree. With Qlib, without {', '.join(DEPARTURES)}, whose faults ours does not share: {agrees[0]}. "
        f"With Polars: {agrees[1]}.\n"
    )


def grown(growth: dict, days: int) -> str:
    took = {symbols: [growth[f"full_{symbols}_{n}"] for n in (1, 2, 3)] for symbols in GROWTH}
    smallest, *larger = GROWTH
    start = median(took[smallest])
    costs = [(median(took[symbols]) - start) / ((symbols - smallest) * days) * 1e6 for symbols in larger]
    middle = sum(costs) / len(costs)
    apart = max(abs(cost / middle - 1) for cost in costs)
    rows = [
        [f"{symbols:,}", page.spread(took[symbols]), f"{median(took[symbols]) / (symbols * days) * 1e6:.2f}", further]
        for symbols, further in zip(GROWTH, [""] + [f"{cost:.2f}" for cost in costs])
    ]
    largest = GROWTH[-1]
    full = median(took[largest])
    weeks = [growth[f"week_{n}"] for n in (1, 2, 3)]
    return (
        f"\nGrowth, {days:,} days, three rounds in one process after one that is not counted:\n\n"
        + page.table(["symbols", "seconds: median (each)", "µs per row", "µs per row beyond those of one symbol"], rows)
        + f"\n\nA backfill costs {start:.1f} s however small it is: Spark plans and starts its jobs, Delta makes the table "
        f"and reads its log. Beyond that the cost per row is within ± {apart:.0%} of its mean. One more week of {largest:,} symbols, four "
        f"times one after the other: the first takes {growth['week_0']:.1f} s, a further one {page.spread(weeks)} s, {median(weeks) / full:.0%} of the full backfill.\n"
    )


if __name__ == "__main__":
    asked = [int(a) for a in sys.argv[1:]]
    main(*(asked + [800, 3500, 3][len(asked) :]))
