"""Expected Wilson intervals, McNemar p values and Spearman correlations, from statsmodels and scipy.

Usage: python forecast_statistics.py > forecast_statistics.csv
"""

import numpy as np
import scipy
import statsmodels
from scipy.stats import spearmanr
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

print(f"# Made by src/test/oracles/forecast_statistics.py: statsmodels {statsmodels.__version__}, scipy {scipy.__version__}, numpy {np.__version__}.")
print("# wilson: hits,trials,lower,upper (proportion_confint, alpha 0.05, method wilson)")
print("# mcnemar: only first right,only second right,p value (mcnemar, exact)")
print("# spearman: first series, second series (blank-separated), correlation (spearmanr, ties share the mean rank)")
for hits, trials in [(0, 10), (10, 10), (1, 7), (53, 100), (512, 1000), (130, 250), (52345, 100000)]:
    lower, upper = proportion_confint(hits, trials, alpha=0.05, method="wilson")
    print(f"wilson,{hits},{trials},{float(lower)!r},{float(upper)!r}")
for first, second in [(0, 0), (1, 0), (5, 5), (3, 12), (12, 3), (40, 61), (480, 560), (1200, 1350), (5000, 5200)]:
    p = mcnemar([[10, first], [second, 10]], exact=True).pvalue
    print(f"mcnemar,{first},{second},{float(p)!r}")
generator = np.random.default_rng(7)
for n, levels in [(5, 100), (8, 3), (25, 6), (40, 1000)]:
    a, b = generator.integers(0, levels, n), generator.integers(0, levels, n)
    text = [" ".join(str(v) for v in s) for s in (a, b)]
    print(f"spearman,{text[0]},{text[1]},{float(spearmanr(a, b).statistic)!r}")
