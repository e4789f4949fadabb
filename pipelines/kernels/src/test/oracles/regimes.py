"""Writes src/test/resources/oracles/regimes.txt: two states fitted by hmmlearn and scikit-learn.

Usage: regimes.py SEED_FOLDER FILE   (hmmlearn, scikit-learn, pandas, numpy; their versions head the file)

hmmlearn: GaussianHMM with init_params='', covars_prior=0, tol=-inf, 10 iterations. Filtered states are its forward
lattice, normalised. scikit-learn: GaussianMixture with reg_covar=0, tol=0, 10 iterations. Both from the start
that is written here a second time: the halves of the sorted values.
"""

import sys
import warnings

import hmmlearn
import numpy as np
import pandas as pd
import sklearn
from hmmlearn import _hmmc
from hmmlearn.hmm import GaussianHMM
from sklearn.mixture import GaussianMixture

ITERATIONS = 10


def made() -> np.ndarray:
    random = np.random.default_rng(5)
    state, values = 0, []
    for _ in range(1000):
        state = state if random.random() < (0.98, 0.95)[state] else 1 - state
        values.append(abs(random.normal(0, (0.006, 0.02)[state])))
    return np.array(values)


def pair(folder: str) -> np.ndarray:
    closes = pd.read_csv(f"{folder}/fx/usdcop_daily.csv.gz", comment="#")["close"]
    return np.abs(np.diff(np.log(closes)))[-2000:]


def halves(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    low, high = np.split(np.sort(values), [len(values) // 2])
    return np.array([[low.mean()], [high.mean()]]), np.array([[low.var()], [high.var()]])


def markov(values: np.ndarray) -> tuple[list[float], np.ndarray]:
    model = GaussianHMM(2, "diag", init_params="", covars_prior=0, tol=-np.inf, n_iter=ITERATIONS)
    model.startprob_, model.transmat_ = np.array([0.5, 0.5]), np.array([[0.95, 0.05], [0.05, 0.95]])
    model.means_, model.covars_ = halves(values)
    observed = values[:, None]
    model.fit(observed)
    order = np.argsort(model.means_[:, 0])
    fitted = [
        model.score(observed),
        *model.startprob_[order],
        *np.diag(model.transmat_)[order],
        *model.means_[order, 0],
        *model.covars_[order, 0, 0],
    ]
    _, lattice = _hmmc.forward_log(model.startprob_, model.transmat_, model._compute_log_likelihood(observed))
    lattice = lattice[:, order]
    return fitted, 1 / (1 + np.exp(lattice[:, 0] - lattice[:, 1]))


def mixture(values: np.ndarray) -> list[float]:
    means, variances = halves(values)
    model = GaussianMixture(
        2, tol=0, reg_covar=0, max_iter=ITERATIONS, weights_init=[0.5, 0.5], means_init=means,
        precisions_init=1 / variances[:, :, None],
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(values[:, None])
    order = np.argsort(model.means_[:, 0])
    likelihood = model.score(values[:, None]) * len(values)
    return [likelihood, *model.weights_[order], *model.means_[order, 0], *model.covariances_[order, 0, 0]]


def main(folder: str, file: str) -> None:
    with open(file, "w") as out:
        print(f"# By src/test/oracles/regimes.py with hmmlearn {hmmlearn.__version__}, scikit-learn {sklearn.__version__},", file=out)
        print(f"# numpy {np.__version__}: made-up and real absolute returns (the pair's last 2,000 of data/seed/fx); likelihood,", file=out)
        print("# starts, stays, means and variances of the two states; filtered probabilities of the second; the mixture.", file=out)
        for name, values in {"made": made(), "pair": pair(folder)}.items():
            fitted, filtered = markov(values)
            for label, numbers in {
                "values": values, "markov": fitted, "filtered": filtered, "mixture": mixture(values),
            }.items():
                print(f"{name}.{label}", *(repr(float(n)) for n in numbers), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
