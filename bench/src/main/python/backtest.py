"""make bench-backtest: walk-forward books beside skfolio, then a large universe.

Usage: backtest.py [ROUNDS [LARGE_ASSETS [LARGE_DAYS]]]
"""

import shutil
import sys
import time
from statistics import median

import machine
import numpy as np
import page
import polars as pl
from programs import HOME, WORK, java, peer
from skfolio.datasets import load_sp500_dataset
from skfolio.preprocessing import prices_to_returns

WINDOW, WEEK, MONTH = 252, 5, 21
WARM_UPS, REPETITIONS = 10, 10
ENGINES = {
    "hrp": "hierarchical risk parity, Ward",
    "variance": "least variance",
    "budgeting": "equal risk contributions",
}
AGREED = {"hrp": 1e-12, "variance": 1e-5, "budgeting": 1e-5}
HEAP = "2g"
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def stocks() -> int:
    """Returns of the stocks that skfolio brings along; how many there are."""
    returns = prices_to_returns(load_sp500_dataset()).to_numpy()
    WORK.mkdir(parents=True, exist_ok=True)
    returns.astype("<f8").tofile(WORK / "returns")
    return returns.shape[1]


def generate(assets: int, days: int) -> None:
    random = np.random.default_rng(assets)
    drivers = 0.008 * random.standard_normal((days, 8)) @ random.normal(0.4, 0.4, (8, assets))
    own = random.standard_normal((days, assets)) * random.uniform(0.005, 0.02, assets)
    (drivers + own).astype("<f8").tofile(WORK / "returns")


def round_of(assets: int) -> dict:
    sizes = (assets, WINDOW, WEEK)
    ours = java("BacktestBench", "walk", *sizes, "sample", WARM_UPS, REPETITIONS, heap=HEAP)
    shutil.rmtree(WORK / "books", ignore_errors=True)
    start = time.perf_counter()
    session = java("BacktestBench", "application", *sizes, "sample", heap=HEAP, options=SHORT_LIVED)
    application = time.perf_counter() - start
    theirs = {engine: peer("backtest_peers.py", WORK, *sizes, engine) for engine in ENGINES}
    told = {
        "rebalances": int(ours["rebalances"]),
        "application": application,
        "session": session["session_start"],
        "stored": stored_apart(assets),
        "theirs": sum(told["seconds"] for told in theirs.values()),
    }
    told["application_ratio"] = told["theirs"] / application
    for engine, other in theirs.items():
        seconds, cpu = (ours[f"{engine}{unit}"] / ours["repetitions"] for unit in ("", "_cpu"))
        if other["rebalances"] != told["rebalances"]:
            raise SystemExit(f"skfolio made {other['rebalances']} rebalances, Alluvium {told['rebalances']}")
        told[engine] = {
            "seconds": seconds,
            "theirs": other["seconds"],
            "ratio": other["seconds"] / seconds,
            "cpu_ratio": other["cpu"] / cpu,
            "first_ratio": other["seconds"] / ours[f"{engine}_first"],
            "apart": other["apart"],
            "returns_apart": other["returns_apart"],
            "exact": other["apart"] if engine == "hrp" else other["tight_apart"],
        }
    return told


def stored_apart(assets: int) -> float:
    """How far the weights that the application stored lie from those of the walks."""
    table = pl.read_parquet(WORK / "books/*.parquet").sort("rebalance")
    return max(
        float(np.abs(np.array(table.filter(pl.col("engine") == engine)["weights"].to_list())
                     - np.fromfile(WORK / f"weights.{engine}", "<f8").reshape(-1, assets)).max())
        for engine in ENGINES
    )


def main(rounds: int, large_assets: int, large_days: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    assets = stocks()
    loads, measured = [], []
    for _ in range(rounds):
        loads.append(machine.load())
        measured.append(round_of(assets))
    generate(large_assets, large_days)
    loads.append(machine.load())
    large = java("BacktestBench", "walk", large_assets, WINDOW, MONTH, "ledoit_wolf", 0, 1, heap=HEAP)
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["skfolio", "cvxpy-base", "clarabel", "numpy"])
    body = f"{versions}\n\n{told(measured, loads, assets)}\n\n{told_large(large, large_assets, large_days)}"
    page.rewrite(HOME / "docs/benchmarks.md", "Walk-forward books", body)
    for engine, agreed in AGREED.items():
        apart = max(r[engine]["exact"] for r in measured)
        if not apart <= agreed:
            raise SystemExit(f"weights of {engine} differ from those of skfolio by {apart:.1e}")
    if any(r["stored"] != 0 for r in measured):
        raise SystemExit("the application stored other weights than a walk has")


def told(measured: list[dict], loads: list[float], assets: int) -> str:
    def each(engine: str, name: str) -> str:
        return page.spread([r[engine][name] for r in measured])

    def middle(engine: str, name: str, unit: float) -> float:
        return median(r[engine][name] for r in measured) * unit

    head = f"""{measured[0]["rebalances"]:,} weekly rebalances of {assets} stocks (skfolio's S&P 500 set, 1990 to 2022) from the {WINDOW} days before each, and the returns of the {WEEK} days after;
skfolio by `cross_val_predict` over its `WalkForward`, with its defaults. One thread on both sides. In each round a process for each: the mean of {REPETITIONS} walks of Alluvium after
{WARM_UPS + 1}, and skfolio's walk after {10} rebalances that warm it up. Processor time counts all threads, those that compile and collect garbage too. Medians of {len(measured)} rounds (each). Load before
each round, the large universe last: {", ".join(f"{v:.1f}" for v in loads)}.

"""
    rows = [
        [
            name,
            f"{middle(engine, 'seconds', 1e3):.0f}",
            f"{middle(engine, 'theirs', 1e3):,.0f}",
            each(engine, "ratio"),
            each(engine, "cpu_ratio"),
            f"{middle(engine, 'first_ratio', 1):.0f}",
            f"{max(r[engine]['apart'] for r in measured):.0e}",
            f"{max(r[engine]['exact'] for r in measured):.0e}",
        ]
        for engine, name in ENGINES.items()
    ]
    columns = ["", "Alluvium, ms", "skfolio, ms", "it takes times as long", "in processor time", "of a first walk", "weights differ", "exactly solved"]
    return (
        head
        + page.table(columns, rows)
        + f"""

Weights differ at most by so much at any rebalance; exactly solved, where skfolio's solver has tolerances of 1e-12 and an objective times 1e4, at every sixteenth. The bench fails where these differ by more than
{AGREED["hrp"]:.0e} (hierarchical risk parity) or {AGREED["variance"]:.0e}.

One application of Spark that makes all three books and writes them, from the start of its process to the end, on all cores, compiled for a short life
(`{" ".join(SHORT_LIVED)}`): **{median(r["application"] for r in measured):.1f}** s
({", ".join(f"{r['application']:.1f}" for r in measured)}), of which its session takes {median(r["session"] for r in measured):.1f} s to start. skfolio's three walks take **{median(r["application_ratio"] for r in measured):.1f}** times
({", ".join(f"{r['application_ratio']:.1f}" for r in measured)}) as long, without the start of Python. The stored weights have the bits of the walks."""
    )


def told_large(large: dict, assets: int, days: int) -> str:
    rows = [[name, f"{large[engine]:.1f}", f"{1e3 * large[engine] / large['rebalances']:.0f}"] for engine, name in ENGINES.items()]
    return (
        f"{int(large['rebalances'])} monthly rebalances of {assets} generated assets in {days:,} days, from the {WINDOW} days before each, covariance shrunk after Ledoit and Wolf; one thread, the second walk"
        + " of a process:\n\n"
        + page.table(["", "seconds", "ms per rebalance"], rows)
        + f"\n\nThe process had {large['peak_mebibytes']:,.0f} MiB at most."
    )


if __name__ == "__main__":
    asked = [int(a) for a in sys.argv[1:]]
    main(*(asked + [3, 500, 5_040][len(asked) :]))
