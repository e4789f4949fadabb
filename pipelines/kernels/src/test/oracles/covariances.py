"""Writes src/test/resources/oracles/covariances.txt: covariances by scikit-learn, pandas and the paper of Higham.

Usage: covariances.py FILE   (scikit-learn, pandas, numpy; their versions head the file)
"""

import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.covariance import OAS, LedoitWolf


def main(file: str) -> None:
    random = np.random.default_rng(8)
    with open(file, "w") as out:
        print(f"# By src/test/oracles/covariances.py with scikit-learn {sklearn.__version__}, pandas {pd.__version__}, numpy {np.__version__}:", file=out)
        print("# made-up returns by asset, then covariances by row: LedoitWolf, OAS, DataFrame.ewm(halflife=20).cov(bias=True).", file=out)
        for name, (assets, days) in {"long": (5, 200), "short": (12, 8)}.items():
            returns = random.normal(0.001, 0.01, (days, assets)) + random.normal(0, 0.01, (days, 1))
            for asset in range(assets):
                print(f"{name}.returns.{asset}", *(repr(float(r)) for r in returns[:, asset]), file=out)
            exponential = pd.DataFrame(returns).ewm(halflife=20).cov(bias=True).iloc[-assets:].to_numpy()
            estimates = {
                "ledoit_wolf": LedoitWolf().fit(returns).covariance_,
                "oracle_approximating": OAS().fit(returns).covariance_,
                "exponential": exponential,
            }
            for estimator, matrix in estimates.items():
                for row in range(assets):
                    print(f"{name}.{estimator}.{row}", *(repr(float(v)) for v in matrix[row]), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
