"""A walk-forward book by skfolio, on one thread.

Usage: backtest_peers.py FOLDER ASSETS WINDOW STEP ENGINE

Prints JSON: seconds of cross_val_predict over a WalkForward on the clock and of the processor, rebalances, how far its weights and
returns lie from those in the files "weights.ENGINE" and "returns.ENGINE" at most, and, of engines that solve a program, how far weights
lie whose solver has tolerances of 1e-12, its objective times 1e4 (a variance of days is small), at every TIGHT-th rebalance.
"""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from skfolio import RiskMeasure
from skfolio.model_selection import WalkForward, cross_val_predict
from skfolio.optimization import HierarchicalRiskParity, MeanRisk, RiskBudgeting
from threadpoolctl import threadpool_limits

WARM_UP, TIGHT = 10, 16
TOLERANCES = {name: 1e-12 for name in ("tol_gap_abs", "tol_gap_rel", "tol_feas", "tol_ktratio")}
SOLVER = {"solver": "CLARABEL", "solver_params": TOLERANCES, "scale_objective": 1e4}
ENGINES = {
    "hrp": lambda **_: HierarchicalRiskParity(),
    "variance": lambda **solver: MeanRisk(**solver),
    "budgeting": lambda **solver: RiskBudgeting(risk_measure=RiskMeasure.VARIANCE, **solver),
}


def main(folder: Path, assets: int, window: int, step: int, engine: str) -> dict:
    returns = np.fromfile(folder / "returns", "<f8").reshape(-1, assets)
    days = pd.DataFrame(returns, index=pd.date_range("1990-01-01", periods=len(returns)), columns=[f"A{i}" for i in range(assets)])
    walk = WalkForward(test_size=step, train_size=window)
    cross_val_predict(ENGINES[engine](), days[: window + WARM_UP * step], cv=walk)
    start, busy = time.perf_counter(), time.process_time()
    book = cross_val_predict(ENGINES[engine](), days, cv=walk)
    seconds, cpu = time.perf_counter() - start, time.process_time() - busy
    ours = np.fromfile(folder / f"weights.{engine}", "<f8").reshape(-1, assets)
    theirs = np.array([portfolio.weights for portfolio in book])
    held = np.fromfile(folder / f"returns.{engine}", "<f8")
    tight = range(0, len(ours), TIGHT) if engine != "hrp" else []
    exact = [np.abs(ENGINES[engine](**SOLVER).fit(days[i * step : i * step + window]).weights_ - ours[i]).max() for i in tight]
    return {
        "seconds": seconds,
        "cpu": cpu,
        "rebalances": len(theirs),
        "apart": float(np.abs(theirs - ours).max()),
        "returns_apart": float(np.abs(np.asarray(book.returns) - held).max()),
        "tight_apart": float(max(exact, default=np.nan)),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with threadpool_limits(1):
        json.dump(main(Path(sys.argv[1]), *(int(a) for a in sys.argv[2:5]), sys.argv[5]), sys.stdout)
