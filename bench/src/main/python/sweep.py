"""make bench-sweep: a grid of moving averages beside vectorbt, from bars to returns on record.

Usage: sweep.py [ROUNDS [SYMBOLS [DAYS [FASTS [SLOWS]]]]]
"""

import shutil
import sys
from statistics import median

import machine
import page
from programs import HOME, WORK, java, peer

CHUNK = 20
HEAP = "1g"
AGREED = 1e-10


def round_of(sizes: tuple[int, ...]) -> dict:
    cold = java("SweepBench", "cold", *sizes, heap=HEAP)
    warm = java("SweepBench", "warm", *sizes, heap=HEAP)
    theirs = peer("sweep_peers.py", WORK, *sizes, CHUNK)
    return {
        "cold": cold["sweep"],
        "warm": warm["sweep"],
        "theirs": theirs["seconds"],
        "cold_ratio": theirs["seconds"] / cold["sweep"],
        "ratio": theirs["seconds"] / warm["sweep"],
        "cpu_ratio": theirs["cpu"] / warm["sweep_cpu"],
        "rate": warm["trials"] / warm["sweep"],
        "their_rate": warm["trials"] / theirs["seconds"],
        "memory": cold["peak_mebibytes"],
        "their_memory": theirs["peak_mebibytes"],
        "apart": theirs["apart"],
    }


def main(rounds: int, *sizes: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    loads, measured = [], []
    for _ in range(rounds):
        loads.append(machine.load())
        measured.append(round_of(sizes))
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["vectorbt", "numba", "numpy"])
    page.rewrite(HOME / "docs/benchmarks.md", "Sweeps", f"{versions}\n\n{told(measured, loads, *sizes)}")
    apart = max(r["apart"] for r in measured)
    if apart > AGREED:
        raise SystemExit(f"returns differ from those of vectorbt by {apart:.1e}")


def told(measured: list[dict], loads: list[float], symbols: int, days: int, fasts: int, slows: int) -> str:
    def each(name: str) -> str:
        return page.spread([r[name] for r in measured])

    def middle(name: str) -> float:
        return median(r[name] for r in measured)

    head = f"""{fasts * slows:,} trials of a moving average cross, {fasts} fast by {slows} slow windows, on {symbols} symbols × {days:,} days; a book of shared cash for each trial, orders filled
on the next day's close at a commission. Alluvium reads the bars from a Delta table, puts every trial on record before it starts, computes them by tasks of Spark, writes
{fasts * slows * (days - 1) / 1e6:.1f} million returns and takes the digests of all tables, in one application with a heap of {HEAP}; the time is all of that, without the start of the session. vectorbt
has its closes in memory and writes nothing: means of each window once by its MA, orders by numpy, `Portfolio.from_orders` of {CHUNK} trials at a time (all at once do not
fit into memory), returns. It has compiled before the clock starts, and runs on one core; Alluvium runs on all. Warm: the same sweep was made before in the process.
Medians of {len(measured)} rounds (each). Load before each round: {", ".join(f"{v:.1f}" for v in loads)}.

"""
    rows = [
        ["seconds, warm", each("warm"), each("theirs"), each("ratio")],
        ["seconds, first of a process", each("cold"), "", each("cold_ratio")],
        ["trials per second, warm", each("rate"), each("their_rate"), ""],
        ["in processor time, warm", "", "", each("cpu_ratio")],
        ["most memory of the process, MiB", f"{middle('memory'):,.0f}", f"{middle('their_memory'):,.0f}", ""],
    ]
    return (
        head
        + page.table(["", "Alluvium", "vectorbt", "it takes times as long"], rows)
        + f"""

Every return of every trial was compared: they differ by {max(r['apart'] for r in measured):.0e} at most, and the bench fails beyond {AGREED:.0e}."""
    )


if __name__ == "__main__":
    asked = [int(a) for a in sys.argv[1:]]
    main(*(asked + [3, 50, 2_520, 40, 25][len(asked) :]))
