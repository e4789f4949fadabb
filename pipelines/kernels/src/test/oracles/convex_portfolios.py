"""Writes src/test/resources/oracles/convex.txt: convex portfolios by skfolio with a tightened solver.

Usage: convex_portfolios.py FILE   (skfolio, cvxpy, clarabel, numpy; their versions head the file)

Clarabel's gaps and feasibilities are set to 1e-12: at their defaults its weights are off by up to 3e-4.
"""

import sys
import warnings
from importlib.metadata import version

import numpy as np
from skfolio import RiskMeasure
from skfolio.optimization import MaximumDiversification, MeanRisk, ObjectiveFunction, RiskBudgeting

TIGHT = {name: 1e-12 for name in ("tol_gap_abs", "tol_gap_rel", "tol_feas", "tol_ktratio")}
SOLVER = {"solver": "CLARABEL", "solver_params": TIGHT, "scale_objective": 1.0}


def made(seed: int, assets: int, days: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    drivers = random.normal(0, 0.008, (days, 3))
    loads = random.normal(0.6, 0.5, (3, assets))
    own = random.normal(0.0004, 0.006, (days, assets)) * random.uniform(0.4, 2.5, assets)
    return (drivers @ loads + own).round(6)


def engines(assets: int) -> dict:
    budgets = {f"{i}": 1.0 + i % 3 for i in range(assets)}
    shares = np.array(list(budgets.values()))
    return {
        "variance": MeanRisk(**SOLVER),
        "variance_capped": MeanRisk(max_weights=0.2, **SOLVER),
        "variance_short": MeanRisk(min_weights=-0.1, max_weights=0.3, **SOLVER),
        "sharpe": MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_RATIO, **SOLVER),
        "sharpe_capped": MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_RATIO, max_weights=0.2, **SOLVER),
        "diversification": MaximumDiversification(**SOLVER),
        "diversification_capped": MaximumDiversification(max_weights=0.15, **SOLVER),
        "budgeting": RiskBudgeting(risk_measure=RiskMeasure.VARIANCE, **SOLVER),
        "budgeting_uneven": RiskBudgeting(risk_measure=RiskMeasure.VARIANCE, risk_budget=shares, **SOLVER),
    }


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    packages = ", ".join(f"{name} {version(name)}" for name in ("skfolio", "cvxpy-base", "clarabel", "numpy"))
    with open(file, "w") as out:
        print(f"# By src/test/oracles/convex_portfolios.py with {packages}: made-up returns by asset, and weights", file=out)
        print("# of each engine, Clarabel at tolerances of 1e-12.", file=out)
        for name, sizes in {"wide": (3, 20, 252), "narrow": (4, 8, 120)}.items():
            returns = made(*sizes)
            for asset in range(returns.shape[1]):
                print(f"{name}.returns.{asset}", *(repr(float(r)) for r in returns[:, asset]), file=out)
            for engine, model in engines(returns.shape[1]).items():
                weights = model.fit(returns).weights_
                print(f"{name}.{engine}", *(repr(float(w)) for w in weights), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
