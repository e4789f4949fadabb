"""Hidden Markov models of two states by hmmlearn, on one thread.

Usage: regime_peers.py FOLDER ITERATIONS

Prints JSON: seconds of a fit on the clock and of the processor, by its defaults and from the start that ours has, how many iterations
the defaults made, and how far the second lies from what is in the file "fitted", at most, relative to max(1, its size).
"""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from hmmlearn.hmm import GaussianHMM
from threadpoolctl import threadpool_limits

WARM_UP, REPETITIONS = 10, 50


def by_default(values: np.ndarray, iterations: int) -> GaussianHMM:
    return GaussianHMM(2, n_iter=iterations, random_state=0).fit(values[:, None])


def from_halves(values: np.ndarray, iterations: int) -> GaussianHMM:
    model = GaussianHMM(2, init_params="", covars_prior=0, tol=-np.inf, n_iter=iterations)
    low, high = np.split(np.sort(values), [len(values) // 2])
    model.startprob_, model.transmat_ = np.array([0.5, 0.5]), np.array([[0.95, 0.05], [0.05, 0.95]])
    model.means_, model.covars_ = np.array([[low.mean()], [high.mean()]]), np.array([[low.var()], [high.var()]])
    return model.fit(values[:, None])


def timed(fit, values: np.ndarray, iterations: int) -> tuple[GaussianHMM, dict]:
    for _ in range(WARM_UP):
        fit(values, iterations)
    start, busy = time.perf_counter(), time.process_time()
    for _ in range(REPETITIONS):
        model = fit(values, iterations)
    return model, {
        "seconds": (time.perf_counter() - start) / REPETITIONS,
        "cpu": (time.process_time() - busy) / REPETITIONS,
        "iterations": model.monitor_.iter,
    }


def main(folder: Path, iterations: int) -> dict:
    values = np.fromfile(folder / "values", "<f8")
    _, default = timed(by_default, values, iterations)
    model, same = timed(from_halves, values, iterations)
    order = np.argsort(model.means_[:, 0])
    theirs = np.array([
        model.score(values[:, None]), *model.startprob_[order], *np.diag(model.transmat_)[order],
        *model.means_[order, 0], *model.covars_[order, 0, 0],
    ])
    ours = np.fromfile(folder / "fitted", "<f8")
    return {"default": default, "same": same, "apart": float(np.max(np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))))}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with threadpool_limits(1):
        json.dump(main(Path(sys.argv[1]), int(sys.argv[2])), sys.stdout)
