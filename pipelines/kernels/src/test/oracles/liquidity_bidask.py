"""Expected values of the feature set liquidity: EDGE from the package bidask, the others from numpy.

Usage: python liquidity_bidask.py SEED_FOLDER OUTPUT_FOLDER

EDGE is bidask.edge over every window. ADV, AMIHUD, ZERO_RETURNS and the estimates of Roll, Corwin and Schultz, and
Abdi and Ranaldo are written here from the papers, over whole windows of numpy arrays.

Made with bidask 2.1.0, numpy, pandas, Python 3.11; every file repeats the versions in its first line.

One gzip file per series, as technicals_talib.py writes them.
"""
import gzip
import pathlib
import platform
import sys
import warnings
from importlib.metadata import version

import bidask
import numpy as np

from technicals_talib import FIELDS, bars_of

SERIES = ["AAPL", "BTC-USD", "USDCOP"]
WINDOWS = [20, 60]


def mean(values, window):
    present = values[~np.isnan(values)]
    return present.mean() if 2 * len(present) >= window else np.nan


def roll(c, t, n):
    r = np.diff(np.log(c))
    pairs = [(r[i - 1], r[i - 2]) for i in range(max(t - n + 1, 2), t + 1)]
    if 2 * len(pairs) < n:
        return np.nan
    now, before = np.array(pairs).T
    return 2 * np.sqrt(max(-np.cov(now, before, bias=True)[0, 1], 0))


def corwin_schultz(h, l, c, t):
    high, low = h[t], l[t]
    if np.log(low) > np.log(c[t - 1]):
        high, low = high * c[t - 1] / low, c[t - 1]
    elif np.log(high) < np.log(c[t - 1]):
        high, low = c[t - 1], low * c[t - 1] / high
    beta = np.log(h[t - 1] / l[t - 1]) ** 2 + np.log(high / low) ** 2
    gamma = np.log(max(h[t - 1], high) / min(l[t - 1], low)) ** 2
    k = 3 - 2 * np.sqrt(2)
    alpha = (np.sqrt(2 * beta) - np.sqrt(beta)) / k - np.sqrt(gamma / k)
    return max(0, 2 * (np.exp(alpha) - 1) / (1 + np.exp(alpha)))


def columns_of(bars):
    o, h, l, c, v = (bars[f].to_numpy() for f in FIELDS)
    middle = (np.log(h) + np.log(l)) / 2
    rows = len(c)
    change = np.append(np.nan, c[1:] / c[:-1] - 1)
    schultz = np.append(np.nan, [corwin_schultz(h, l, c, t) for t in range(1, rows)])
    ranaldo = 4 * (np.log(c[:-1]) - middle[:-1]) * (np.log(c[:-1]) - middle[1:])
    ranaldo = np.append(np.nan, np.sqrt(np.maximum(ranaldo, 0)))
    zero = np.append(np.nan, (c[1:] == c[:-1]).astype(float))
    values = {}
    for n in WINDOWS:
        def windows(x):
            return np.array([mean(x[max(0, t - n + 1) : t + 1], n) for t in range(rows)])

        values[f"ADV{n}"] = windows(c * v)
        values[f"AMIHUD{n}"] = windows(1e6 * np.abs(change) / (c * v))
        values[f"ZERO_RETURNS{n}"] = windows(zero)
        values[f"ROLL{n}"] = np.array([roll(c, t, n) for t in range(rows)])
        values[f"CORWIN_SCHULTZ{n}"] = windows(schultz)
        values[f"ABDI_RANALDO{n}"] = windows(ranaldo)
        edges = []
        for t in range(rows):
            s = slice(max(0, t - n), t + 1)
            edges.append(bidask.edge(o[s], h[s], l[s], c[s]) if 2 * min(t, n) >= n else np.nan)
        values[f"EDGE{n}"] = np.array(edges)
    return values


def write(data, output, name):
    bars = bars_of(data, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        values = columns_of(bars)
    head = (
        f"made_by=liquidity_bidask.py bidask={version('bidask')} numpy={np.__version__} "
        f"python={platform.python_version()} series={name} bars={len(bars)}\n{','.join(values)}\n"
    )
    body = bars.to_numpy(dtype="<f8").T.tobytes() + b"".join(x.astype("<f8").tobytes() for x in values.values())
    (pathlib.Path(output) / f"{name}.bin.gz").write_bytes(gzip.compress(head.encode("ascii") + body, 9, mtime=0))


if __name__ == "__main__":
    for each in SERIES:
        write(sys.argv[1], sys.argv[2], each)
