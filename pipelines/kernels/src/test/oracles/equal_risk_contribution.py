"""Writes src/test/resources/oracles/herc.txt: hierarchical equal risk contribution by skfolio.

Usage: equal_risk_contribution.py FILE   (skfolio, scipy, numpy; their versions head the file)

Returns are those of hrp.txt and are not written again; the covariance is the sample's, without repair.
"""

import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
from skfolio.cluster import HierarchicalClustering, LinkageMethod
from skfolio.moments import EmpiricalCovariance
from skfolio.optimization import HierarchicalEqualRiskContribution
from skfolio.prior import EmpiricalPrior

LINKAGES = {"single": LinkageMethod.SINGLE, "average": LinkageMethod.AVERAGE, "ward": LinkageMethod.WARD}


def returns(closes: Path, case: str) -> np.ndarray:
    lines = (line.split() for line in closes.read_text().splitlines() if line.startswith(f"{case}.close."))
    prices = np.array([[float(word) for word in line[1:]] for line in lines]).T
    return prices[1:] / prices[:-1] - 1


def main(file: str) -> None:
    warnings.simplefilter("ignore")
    packages = ", ".join(f"{name} {version(name)}" for name in ("skfolio", "scipy", "numpy"))
    with open(file, "w") as out:
        print(f"# By src/test/oracles/equal_risk_contribution.py with {packages}: weights on the simple returns of the closes in", file=out)
        print("# hrp.txt, by linkage and most clusters, risk is variance.", file=out)
        for case in ("etf", "djia", "short"):
            sample = returns(Path(file).parent / "hrp.txt", case)
            for name, linkage in LINKAGES.items():
                for clusters in (1, 2, 4, 7):
                    model = HierarchicalEqualRiskContribution(
                        prior_estimator=EmpiricalPrior(covariance_estimator=EmpiricalCovariance(nearest=False)),
                        hierarchical_clustering_estimator=HierarchicalClustering(max_clusters=clusters, linkage_method=linkage),
                    )
                    weights = model.fit(sample).weights_
                    print(f"{case}.{name}.{clusters}", *(repr(float(w)) for w in weights), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
