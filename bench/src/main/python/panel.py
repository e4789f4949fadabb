"""make bench-panel PANEL=FILE: selection, hierarchical risk parity and back-test of a panel's members.

Usage: panel.py FILE [ROUNDS]
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import machine
import page
import polars as pl
from programs import HOME, WORK

PROFILE, LIKE, SOURCE = "us_sp500_momentum", "us_momentum_long", "us_sp500_panel"
LIMIT = 180  # seconds on two cores


def overlay(panel: Path) -> tuple[Path, int]:
    """The manifest's momentum sleeve on every symbol of the panel."""
    source = next(s for s in json.loads((HOME / "conf/sources.json").read_text())["sources"] if s["id"] == SOURCE)
    sleeve = json.loads((HOME / "conf/manifest.json").read_text())["profiles"][LIKE]
    listed = {symbol.split(":")[1]: symbol for symbol in sleeve["universe"]}
    symbols = pl.read_parquet(panel, columns=["symbol"])["symbol"].unique().sort().to_list()
    market = source["bars"]["market"]
    sleeve["universe"] = sorted(listed.get(symbol, f"{market}:{symbol}") for symbol in symbols)
    sleeve["description"] = f"The members of {panel.stem} as {LIKE}."
    WORK.mkdir(parents=True, exist_ok=True)
    file = WORK / "panel.json"
    file.write_text(json.dumps({"data": {"panel": str(panel)}, "profiles": {PROFILE: sleeve}}))
    return file, len(symbols)


def timed(config: Path, *command: str) -> dict:
    """Seconds, and the greatest resident memory of the process."""
    options = ["--profile", PROFILE, "--config", str(config), "--lakehouse", str(WORK / "lakehouse"), "--runs", str(WORK / "runs")]
    with (WORK / "log").open("w") as log:
        start = time.perf_counter()
        process = subprocess.Popen([str(HOME / "alluvium"), *command, *options], stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{(WORK / 'log').read_text()}")
    return {"seconds": seconds, "gigabytes": usage.ru_maxrss / 2**20, "cpu": usage.ru_utime + usage.ru_stime}


def forget_decisions() -> None:
    for table in (WORK / "lakehouse/gold").iterdir():
        if not table.name.startswith("features_"):
            shutil.rmtree(table)


def main(panel: Path, rounds: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    config, symbols = overlay(panel)
    data = timed(config, "flow", "data")
    loads, measured = [], []
    for _ in range(rounds):
        forget_decisions()
        loads.append(machine.load())
        measured.append(timed(config, "flow", "production"))
    decisions = re.search(r"select .* ([\d,]+) new decisions", (WORK / "log").read_text())[1]
    versions = machine.described(HOME, ["polars"])
    body = f"""{versions}

{symbols} symbols of `{panel.name}`, of which those of `{LIKE}` go back to 1998: `flow production` of a sleeve that selects up to 20 each week, weighs them by hierarchical risk parity over 252 days and
back-tests three books, from an empty table of decisions to the report; the program's start counts. {decisions} decisions. Load before each round: {", ".join(f"{v:.1f}" for v in loads)}.

{page.table(["", "seconds (each)", "greatest memory, GB (each)"], [
    ["`flow production`", page.spread([m["seconds"] for m in measured]), page.spread([m["gigabytes"] for m in measured])],
    ["`flow data` before it, once: every bundled source, features", f"{data['seconds']:.1f}", f"{data['gigabytes']:.1f}"],
])}"""
    page.rewrite(HOME / "docs/benchmarks.md", "A panel of an index", body)
    shutil.rmtree(WORK)
    slowest = max(m["seconds"] for m in measured)
    if slowest > LIMIT:
        raise SystemExit(f"flow production took {slowest:.0f} seconds, more than {LIMIT}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("PANEL= is missing: a Parquet file of symbol, date, open, high, low, close, volume (conf/sources.json, us_sp500_panel)")
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
