"""Writes src/test/resources/oracles/limits.txt: portfolios within limits of net, gross, clusters and with costs, by cvxpy.

Usage: limited_portfolios.py FILE   (cvxpy, clarabel, numpy; their versions head the file)

Returns are those of convex.txt and are not written again. Clarabel's gaps and feasibilities are the
tightest that it reaches, 1e-12 to 1e-10.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import cvxpy as cp
import numpy as np

TOLERANCES = (1e-12, 1e-11, 1e-10)
UNIT = 1e4

CASES = {
    "costs": {"penalty": 2e-6},
    "dear": {"penalty": 5e-5},
    "capped": {"cap": 0.3},
    "short": {"bounds": (-0.2, 0.4), "gross": 1.3},
    "half": {"net": 0.5, "bounds": (0, 0.1)},
    "all": {"bounds": (-0.1, 0.3), "net": 0.8, "gross": 1.1, "cap": 0.35, "penalty": 2e-6},
}
RATIOS = {
    "costs": {"penalty": 1e-4},
    "capped": {"cap": 0.3},
    "short": {"bounds": (-0.2, 0.4), "gross": 1.3},
    "neutral": {"bounds": (-0.3, 0.3), "net": 0.0, "gross": 1.0},
    "all": {"bounds": (-0.1, 0.3), "net": 0.8, "gross": 1.1, "cap": 0.35, "penalty": 1e-4},
}


def clusters(assets: int) -> np.ndarray:
    return np.arange(assets) % 4


def held(assets: int) -> np.ndarray:
    weights = np.where(np.arange(assets) % 3 == 0, 1.0, 0.0)
    return weights / weights.sum()


def limits(w, s, case: dict) -> list:
    low, high = case.get("bounds", (0, 1))
    rules = [cp.sum(w) == case.get("net", 1) * s, w >= low * s, w <= high * s]
    if "gross" in case:
        rules.append(cp.norm1(w) <= case["gross"] * s)
    for cluster in range(4 if "cap" in case else 0):
        rules.append(cp.norm1(w[clusters(w.size) == cluster]) <= case["cap"] * s)
    return rules


def solve(problem: cp.Problem) -> None:
    """By the tightest tolerance that Clarabel reaches."""
    for tolerance in TOLERANCES:
        tight = {name: tolerance for name in ("tol_gap_abs", "tol_gap_rel", "tol_feas", "tol_ktratio")}
        try:
            problem.solve(solver="CLARABEL", **tight)
        except cp.SolverError:
            continue
        if problem.status == "optimal":
            return
    raise SystemExit("no tolerance is reached")


def least_variance(returns: np.ndarray, case: dict) -> np.ndarray:
    w = cp.Variable(returns.shape[1])
    variance = cp.quad_form(w, cp.psd_wrap(UNIT * np.cov(returns.T)))
    traded = cp.norm1(w - held(w.size))
    problem = cp.Problem(cp.Minimize(variance + UNIT * case.get("penalty", 0) * traded), limits(w, 1, case))
    solve(problem)
    return w.value


def greatest_ratio(returns: np.ndarray, case: dict) -> np.ndarray:
    y, s = cp.Variable(returns.shape[1]), cp.Variable(nonneg=True)
    means = returns.mean(axis=0)
    unit = np.abs(means).max()
    gain = (means / unit) @ y - case.get("penalty", 0) / unit * cp.norm1(y - s * held(y.size))
    variance = cp.quad_form(y, cp.psd_wrap(UNIT * np.cov(returns.T)))
    problem = cp.Problem(cp.Minimize(variance), [gain >= 1, *limits(y, s, case)])
    solve(problem)
    weights = y.value / s.value
    if case.get("net", 1) == 0:  # any multiple has this ratio: the largest within the limits
        weights *= min(case["gross"] / np.abs(weights).sum(), case["bounds"][1] / np.abs(weights).max())
    return weights


def main(file: str) -> None:
    lines = (line.split() for line in (Path(file).parent / "convex.txt").read_text().splitlines())
    rows = [(line[0], [float(word) for word in line[1:]]) for line in lines if ".returns." in line[0]]
    packages = ", ".join(f"{name} {version(name)}" for name in ("cvxpy-base", "clarabel", "numpy"))
    with open(file, "w") as out:
        print(f"# By src/test/oracles/limited_portfolios.py with {packages}: weights on the returns in convex.txt; asset i is in", file=out)
        print("# cluster i mod 4, every third is held at equal weights; Clarabel at tolerances of 1e-12 to 1e-10.", file=out)
        for name in ("wide", "narrow"):
            returns = np.array([values for key, values in rows if key.startswith(f"{name}.")]).T
            for engine, cases, weights in (("variance", CASES, least_variance), ("sharpe", RATIOS, greatest_ratio)):
                for case, asked in cases.items():
                    print(f"{name}.{engine}.{case}", *(repr(float(w)) for w in weights(returns, asked)), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
