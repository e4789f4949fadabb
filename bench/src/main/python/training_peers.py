"""Weekly refits of one model on an expanding window by scikit-learn, on one thread.

Usage: training_peers.py MODEL FOLDER COLUMNS WEEK FIRST_WEEKS
       training_peers.py product ROWS COLUMNS

Prints JSON: seconds of the whole loop on the clock and of the processor, and how far its predictions lie from those in the file
"predictions", at most, in deviations of the window's target. The loop is the usual one: scale the
rows known so far, fit, predict the days of the week after; features and target are standardised.

A product is that of centred rows with themselves by numpy: what the moments of a block are.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.cross_decomposition import PLSRegression
from sklearn.linear_model import ARDRegression, BayesianRidge, ElasticNet, Lasso, Ridge
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

WARM_UP = 20
MODELS = {
    "ridge": lambda rows: Ridge(alpha=0.001 * rows),
    "bayesian_ridge": lambda rows: BayesianRidge(tol=1e-12, max_iter=10_000),
    "bayesian_ridge_default": lambda rows: BayesianRidge(),
    "lasso": lambda rows: Lasso(alpha=0.01),
    "elastic_net": lambda rows: ElasticNet(alpha=0.01, l1_ratio=0.5),
    "ard": lambda rows: ARDRegression(),
    "pls": lambda rows: PLSRegression(n_components=3),
}


def refit(make, known: np.ndarray, ahead: np.ndarray) -> tuple[np.ndarray, float]:
    """Predictions of the rows ahead, and the deviation of the target among those known."""
    target = known[:, -1]
    mean, deviation = target.mean(), target.std()
    scaler = StandardScaler()
    features = scaler.fit_transform(known[:, :-1])
    model = make(len(known)).fit(features, (target - mean) / deviation)
    return mean + deviation * model.predict(scaler.transform(ahead[:, :-1])).ravel(), deviation


def refits(model: str, folder: Path, columns: int, week: int, first_weeks: int) -> dict:
    rows = np.fromfile(folder / "rows", "<f8").reshape(-1, columns)
    ours = np.fromfile(folder / "predictions", "<f8").reshape(-1, week)
    ends = range(first_weeks * week, len(rows), week)
    for end in ends[:WARM_UP]:
        refit(MODELS[model], rows[:end], rows[end : end + week])
    start, busy = time.perf_counter(), time.process_time()
    made = [refit(MODELS[model], rows[:end], rows[end : end + week]) for end in ends]
    seconds, cpu = time.perf_counter() - start, time.process_time() - busy
    apart = max(np.abs(own - theirs).max() / deviation for own, (theirs, deviation) in zip(ours, made, strict=True))
    return {"seconds": seconds, "cpu": cpu, "apart": apart}


def product(rows: int, columns: int) -> dict:
    block = np.random.default_rng(rows).random((rows, columns))
    took = []
    for _ in range(50):
        start = time.perf_counter()
        centred = block - block.mean(axis=0)
        centred.T @ centred
        took.append(time.perf_counter() - start)
    return {"seconds": float(np.median(took))}


if __name__ == "__main__":
    with threadpool_limits(1):
        if sys.argv[1] == "product":
            told = product(*(int(a) for a in sys.argv[2:]))
        else:
            told = refits(sys.argv[1], Path(sys.argv[2]), *(int(a) for a in sys.argv[3:]))
    json.dump(told, sys.stdout)
