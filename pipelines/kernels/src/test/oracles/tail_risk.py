"""Expected values of TailRiskTest and KupiecTestTest: python tail_risk.py > ../resources/oracles/tail_risk.txt

numpy's quantiles and skfolio's measures for returns as they were, scipy's distributions and quadrature for models of them.
"""

import numpy as np
import scipy
import skfolio
from scipy import integrate, stats
from skfolio import measures

random = np.random.default_rng(7)
RETURNS = np.round(stats.t.rvs(5, loc=0.0004, scale=0.011, size=400, random_state=random) - 0.4 * (random.random(400) < 0.02) * 0.1, 6)
LEVELS = (0.9, 0.95, 0.99)


def cornish_fisher(z, skew, kurtosis):
    return z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * kurtosis / 24 - (2 * z**3 - 5 * z) * skew**2 / 36


def main():
    mean, deviation = RETURNS.mean(), RETURNS.std(ddof=1)
    skew, kurtosis = stats.skew(RETURNS), stats.kurtosis(RETURNS)
    print(f"# Made by src/test/oracles/tail_risk.py with numpy {np.__version__}, scipy {scipy.__version__}, skfolio {skfolio.__version__}")
    print("# 400 generated returns. Per level: numpy's 5 % quantile (linear) and the mean at or below it; scipy's norm; quadrature of the expanded quantile; skfolio's own measures (next order statistic) for a bound.")
    print("returns", *RETURNS)
    print("levels", *LEVELS)
    rows = {name: [] for name in ("historical", "historical_tail", "normal", "normal_tail", "cornish_fisher", "cornish_fisher_tail", "skfolio", "skfolio_tail")}
    for level in LEVELS:
        tail = 1 - level
        quantile = np.quantile(RETURNS, tail)
        rows["historical"].append(-quantile)
        rows["historical_tail"].append(-RETURNS[RETURNS <= quantile].mean())
        rows["normal"].append(-stats.norm.ppf(tail, mean, deviation))
        rows["normal_tail"].append(-stats.norm.expect(lambda x: x, loc=mean, scale=deviation, lb=-np.inf, ub=stats.norm.ppf(tail, mean, deviation), conditional=True))
        z = stats.norm.ppf(tail)
        rows["cornish_fisher"].append(-(mean + deviation * cornish_fisher(z, skew, kurtosis)))
        below, _ = integrate.quad(lambda x: cornish_fisher(x, skew, kurtosis) * stats.norm.pdf(x), -12, z, epsabs=1e-14, epsrel=1e-12)
        rows["cornish_fisher_tail"].append(-(mean + deviation * below / tail))
        rows["skfolio"].append(measures.value_at_risk(RETURNS, beta=level))
        rows["skfolio_tail"].append(measures.cvar(RETURNS, beta=level))
    for name, values in rows.items():
        print(name, *(repr(float(value)) for value in values))
    counts = [(255, 3, 0.01), (255, 9, 0.01), (510, 30, 0.05), (1000, 37, 0.05), (250, 0, 0.01), (10, 10, 0.05)]
    print("kupiec", *(x for row in counts for x in row))
    ratios, probabilities = [], []
    for n, x, p in counts:
        ratio = -2 * (stats.binom.logpmf(x, n, p) - stats.binom.logpmf(x, n, x / n))
        ratios.append(float(ratio))
        probabilities.append(float(stats.chi2.sf(ratio, 1)))
    print("kupiec_ratio", *ratios)
    print("kupiec_probability", *probabilities)


main()
