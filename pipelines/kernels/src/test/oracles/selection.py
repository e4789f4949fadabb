"""Writes src/test/resources/oracles/selection.txt: rank probabilities, scores and clusters by scipy and pandas.

Usage: selection.py FILE   (scipy, pandas, numpy; their versions head the file)

Ranks: scipy.stats.rankdata (method average) of the values that are there, minus a half, over their number. Clusters:
DataFrame.corr with min_periods, distances sqrt((1 - corr) / 2), scipy's linkage, fcluster by maxclust and by distance,
numbered in order of their first member.
"""

import sys

import numpy as np
import pandas as pd
import scipy
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from scipy.stats import rankdata

LEAST_COMMON = 60


def probabilities(values: np.ndarray) -> np.ndarray:
    known = ~np.isnan(values)
    result = np.full(len(values), np.nan)
    result[known] = (rankdata(values[known], method="average") - 0.5) / known.sum()
    return result


def features() -> np.ndarray:
    random = np.random.default_rng(11)
    values = np.round(random.normal(size=(3, 40)), 1)
    values[random.random((3, 40)) < 0.1] = np.nan
    return values


def score(values: np.ndarray, weights: list[float]) -> np.ndarray:
    product = np.ones(values.shape[1])
    for row, weight in zip(values, weights):
        rank = probabilities(row)
        product *= np.nan_to_num(rank if weight > 0 else 1 - rank, nan=0.5) ** abs(weight)
    return product


def returns() -> np.ndarray:
    random = np.random.default_rng(12)
    factors = random.normal(size=(4, 250))
    loadings = random.dirichlet(np.full(4, 0.3), size=24)
    values = 0.01 * (loadings @ factors + 0.5 * random.normal(size=(24, 250)))
    values[random.random(values.shape) < 0.05] = np.nan
    values[5, :150] = np.nan
    return values


def numbered(labels: np.ndarray) -> np.ndarray:
    return pd.factorize(labels)[0]


def clusters(values: np.ndarray) -> dict[str, np.ndarray]:
    correlation = pd.DataFrame(values.T).corr(min_periods=LEAST_COMMON).to_numpy()
    distance = np.sqrt((1 - correlation) / 2)
    np.fill_diagonal(distance, 0)
    result = {}
    for method in ("ward", "average"):
        tree = linkage(squareform(distance, checks=False), method)
        for count in (2, 5, 9):
            result[f"{method}.into.{count}"] = numbered(fcluster(tree, count, "maxclust"))
        for height in (40, 55, 70):
            result[f"{method}.above.{height}"] = numbered(fcluster(tree, height / 100, "distance"))
    return result


def main(file: str) -> None:
    values, made = features(), returns()
    with open(file, "w") as out:
        print(f"# By src/test/oracles/selection.py with scipy {scipy.__version__}, pandas {pd.__version__}, numpy {np.__version__}:", file=out)
        print("# features, their rank probabilities, a score with weights 1, -0.5 and 2; returns, clusters of them.", file=out)

        def write(name: str, vector: np.ndarray) -> None:
            print(name, *("NaN" if np.isnan(v) else repr(float(v)) for v in vector), file=out)

        for k, row in enumerate(values):
            write(f"feature.{k}", row)
            write(f"probability.{k}", probabilities(row))
        write("score", score(values, [1, -0.5, 2]))
        for i, row in enumerate(made):
            write(f"returns.{i}", np.round(row, 6))
        for name, labels in clusters(np.round(made, 6)).items():
            write(name, labels)


if __name__ == "__main__":
    main(sys.argv[1])
