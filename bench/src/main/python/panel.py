"""make bench-panel PANEL=FILE: selection, hierarchical risk parity and back-test of a panel's members.

Usage: panel.py FILE [ROUNDS]
"""

import json
import os
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
