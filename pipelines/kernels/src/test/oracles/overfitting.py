"""Expected values of the overfitting statistics and of purged folds, from independent packages.

Usage: python overfitting.py OUTPUT_FILE

The matrices are drawn by numpy and written down with their results. CSCV is written here with numpy from the paper;
clusters are scipy's average linkage with scikit-learn's silhouettes; folds are skfolio's.
"""
import itertools
import sys

import numpy as np
import scipy
import sklearn
import skfolio
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from scipy.stats import linregress, norm, kurtosis, rankdata, skew
from skfolio.model_selection import CombinatorialPurgedCV
from sklearn.metrics import silhouette_samples


def line(out, name, values):
    values = np.ravel(values)
    out.write(name + " " + " ".join(repr(float(value)) for value in values) + "\n")


def sharpe(returns):
    deviation = returns.std(axis=-1, ddof=1)
    return np.where(deviation == 0, 0, returns.mean(axis=-1) / np.where(deviation == 0, 1, deviation))


def probabilistic(out, random):
    returns = 0.0008 + 0.01 * random.standard_t(4, 700)
    ratio = float(sharpe(returns))
    third, fourth = skew(returns), kurtosis(returns, fisher=False)
    line(out, "psr.returns", returns)
    line(out, "psr.estimate", [ratio, third, fourth])
    for benchmark in (0.0, 0.05):
        error = np.sqrt((1 - third * ratio + (fourth - 1) / 4 * ratio**2) / (len(returns) - 1))
        line(out, f"psr.at.{benchmark}", norm.cdf((ratio - benchmark) / error))
    draws = [1, 2, 10, 100, 1000, 1000000]
    gamma = np.euler_gamma
    expected = [0.0] + [(1 - gamma) * norm.isf(1 / n) + gamma * norm.isf(1 / (n * np.e)) for n in draws[1:]]
    line(out, "maximum.draws", draws)
    line(out, "maximum.expected", expected)


def cscv(returns, blocks):
    length = returns.shape[1] // blocks
    kept = returns[:, returns.shape[1] - blocks * length:]
    parts = np.split(kept, blocks, axis=1)
    rows = []
    ways = itertools.combinations(range(blocks), blocks // 2)
    for chosen in sorted(ways, key=lambda way: way[::-1]):
        rest = [block for block in range(blocks) if block not in chosen]
        inside = sharpe(np.concatenate([parts[block] for block in chosen], axis=1))
        outside = sharpe(np.concatenate([parts[block] for block in rest], axis=1))
        best = int(np.argmax(inside))
        omega = rankdata(outside)[best] / (len(returns) + 1)
        rows.append([best, inside[best], outside[best], np.log(omega / (1 - omega))])
    return np.array(rows)


def overfitting(out, random):
    returns = 0.01 * random.standard_normal((12, 205))
    returns[3] += 0.001
    returns[7, :100] = 0
    rows = cscv(returns, 8)
    for trial, stream in enumerate(returns):
        line(out, f"pbo.returns.{trial}", stream)
    line(out, "pbo.splits", rows)
    line(out, "pbo.probability", np.mean(rows[:, 3] <= 0))
    line(out, "pbo.loss", np.mean(rows[:, 2] < 0))
    fit = linregress(rows[:, 1], rows[:, 2])
    line(out, "pbo.degradation", [fit.intercept, fit.slope, fit.rvalue**2])


def clusters(out, random):
    factors = random.standard_normal((5, 400))
    loadings = [0, 0, 1, 2, 1, 3, 3, 3, 4, 2, 0, 4, 1, 2, 3, 0, 4, 4]
    streams = np.array([factors[factor] + 0.7 * random.standard_normal(400) for factor in loadings])
    correlation = np.corrcoef(streams)
    distance = np.sqrt(np.clip((1 - correlation) / 2, 0, 1))
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    qualities = []
    for count in range(2, len(streams)):
        labels = fcluster(tree, count, "maxclust")
        silhouettes = silhouette_samples(distance, labels, metric="precomputed")
        qualities.append(silhouettes.mean() / silhouettes.std())
    for trial, row in enumerate(correlation):
        line(out, f"clusters.correlation.{trial}", row)
    line(out, "clusters.count", 2 + int(np.argmax(qualities)))
    line(out, "clusters.factors", loadings)


def folds(out):
    rows, groups, tested, horizon, embargo = 120, 6, 2, 5, 4
    cv = CombinatorialPurgedCV(n_folds=groups, n_test_folds=tested, purged_size=horizon - 1, embargo_size=embargo)
    line(out, "folds.shape", [rows, groups, tested, horizon, embargo])
    for number, (train, tests) in enumerate(cv.split(np.zeros((rows, 1)))):
        line(out, f"folds.train.{number}", train)
        line(out, f"folds.test.{number}", np.concatenate(tests))
    line(out, "folds.paths", cv.n_test_paths)


def main(path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            f"# Made by src/test/oracles/overfitting.py with numpy {np.__version__}, scipy {scipy.__version__}, "
            f"scikit-learn {sklearn.__version__}, skfolio {skfolio.__version__}\n"
            "# PSR and the expected maximum with scipy.stats; CSCV with numpy from the paper; clusters with scipy's average"
            " linkage and scikit-learn's silhouettes; folds of skfolio's CombinatorialPurgedCV.\n"
        )
        random = np.random.default_rng(20_17)
        probabilistic(out, random)
        overfitting(out, random)
        clusters(out, random)
        folds(out)


main(sys.argv[1])
