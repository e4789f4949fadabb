"""Expected tests of direction under overlap, from statsmodels (slope) and numpy and scipy (error and p value).

Usage: python direction_dependence.py > ../resources/oracles/direction.txt
"""
import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy.stats import t

print(
    f"# Made by src/test/oracles/direction_dependence.py with statsmodels {statsmodels.__version__}, scipy {scipy.__version__}, numpy {np.__version__}"
)
print("# slope: OLS of signs on signs by statsmodels; error: cosine transforms by numpy (scipy's DCT-II); p: scipy's t")


def show(name, values):
    print(name, *(repr(float(value)) for value in np.ravel(values)))


random = np.random.default_rng(9)
for name, n, h, skill in (("single", 300, 1, 0.2), ("weekly", 400, 5, 0.4), ("monthly", 600, 20, 0.0)):
    shocks = random.standard_normal(n + h)
    realised = np.convolve(shocks, np.ones(h), "valid")[:n]
    forecasts = skill * realised + np.convolve(random.standard_normal(n + 9), np.ones(10), "valid")
    a, b = np.sign(forecasts), np.sign(realised)
    slope = sm.OLS(b, sm.add_constant(a)).fit().params[1]
    centred = a - a.mean()
    scores = centred * (b - b.mean() - slope * centred)
    terms = int(max(2, min(0.4 * n ** (2 / 3), n / (2 * h))))
    transforms = scipy.fft.dct(scores, type=2, norm="ortho")[1 : terms + 1]
    error = np.sqrt(np.mean(transforms**2) * n) / (centred @ centred)
    show(name + ".forecasts", forecasts)
    show(name + ".realised", realised)
    show(name + ".overlap", h)
    show(name + ".result", [slope, error, terms, t.sf(slope / error, terms)])
