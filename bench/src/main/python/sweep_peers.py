"""A grid of moving averages by vectorbt: closes in, net returns of each trial out.

Usage: sweep_peers.py FOLDER SYMBOLS DAYS FASTS SLOWS CHUNK

Prints JSON: seconds of the whole grid on the clock and of the processor, seconds of the first chunk (it compiles), the most
memory that the process had, and how far its returns lie from those in the file "returns", at most.

The windows' means are taken once each, by vectorbt's MA. A trial holds half of the book in equal parts, the assets whose fast mean
lies above the slow one; an order is given when that changes for any asset, and filled on the next day's close at a commission.
Trials are simulated CHUNK at a time, as groups that share cash, since all columns at once do not fit into memory.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import vectorbt as vbt

COMMISSION, EXPOSURE, EQUAL = 3e-4, 0.5, 1e-9
FIRST_FAST, FIRST_SLOW, SLOW_STEP = 2, 50, 5


def means(closes: pd.DataFrame, windows: list[int]) -> dict[int, np.ndarray]:
    return {window: vbt.MA.run(closes, window).ma.to_numpy() for window in windows}


def orders(fast: np.ndarray, slow: np.ndarray) -> np.ndarray:
    """Target weights on the days on which they are filled, NaN on the others."""
    with np.errstate(invalid="ignore"):
        held = fast - slow > EQUAL * slow
    before = np.vstack([np.zeros_like(held[:1]), held[:-1]])
    decided = (held != before).any(axis=1)
    targets = np.where(decided[:, None], held * (EXPOSURE / held.shape[1]), np.nan)
    return np.vstack([np.full_like(targets[:1], np.nan), targets[:-1]])


def simulate(closes: pd.DataFrame, chunk: list[np.ndarray]) -> np.ndarray:
    """Net returns, a column per trial."""
    symbols = closes.shape[1]
    prices = pd.concat([closes] * len(chunk), axis=1, ignore_index=True)
    book = vbt.Portfolio.from_orders(
        prices,
        size=np.hstack(chunk),
        size_type="targetpercent",
        fees=COMMISSION,
        init_cash=1e6,
        cash_sharing=True,
        group_by=np.repeat(np.arange(len(chunk)), symbols),
    )
    return book.returns().to_numpy()


def main(folder: Path, symbols: int, days: int, fasts: int, slows: int, chunk: int) -> dict:
    closes = pd.DataFrame(np.fromfile(folder / "closes", "<f8").reshape(symbols, days).T, index=pd.date_range("2003-01-06", periods=days))
    ours = np.fromfile(folder / "returns", "<f8").reshape(fasts * slows, days - 1)
    fast_windows = [FIRST_FAST + i for i in range(fasts)]
    slow_windows = [FIRST_SLOW + SLOW_STEP * i for i in range(slows)]
    pairs = [(fast, slow) for fast in fast_windows for slow in slow_windows]
    start = time.perf_counter()
    few = means(closes, [fast_windows[0], slow_windows[0]])
    simulate(closes, [orders(few[fast_windows[0]], few[slow_windows[0]])] * min(2, chunk))
    first = time.perf_counter() - start
    start, busy, apart = time.perf_counter(), time.process_time(), 0.0
    mean = means(closes, fast_windows + slow_windows)
    for at in range(0, len(pairs), chunk):
        some = pairs[at : at + chunk]
        theirs = simulate(closes, [orders(mean[fast], mean[slow]) for fast, slow in some])
        apart = max(apart, np.abs(theirs[1:].T - ours[at : at + len(some)]).max())
    seconds, cpu = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cpu": cpu, "first": first, "peak_mebibytes": peak, "apart": float(apart)}


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), *(int(a) for a in sys.argv[2:])), sys.stdout)
