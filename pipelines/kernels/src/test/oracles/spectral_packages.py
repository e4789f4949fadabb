"""Expected values of the feature set spectral from PyWavelets, antropy, nolds and numpy.

Usage: python spectral_packages.py SEED_FOLDER OUTPUT_FOLDER

DWT: pywt.wavedec(returns, 'db4', 'periodization', level=4), sums of squares over their total. Entropies:
antropy.spectral_entropy (periodogram, normalised) and antropy.perm_entropy (order 3, normalised). Hurst:
nolds.hurst_rs with pieces of 8 to 128, fit 'poly', corrected, unbiased. AR1: numpy.polyfit of successive returns.

Made with PyWavelets 1.8.0, antropy 0.2.3, nolds 0.6.2, Python 3.11; every file repeats the versions in its first line.

One gzip file per series, as technicals_talib.py writes them.
"""
import gzip
import pathlib
import platform
import sys
from importlib.metadata import version

import antropy
import numpy as np
import pywt
from nolds.measures import hurst_rs

from technicals_talib import FIELDS, bars_of

SERIES = ["AAPL", "BTC-USD", "USDCOP"]
NAMES = "DWT_D1 DWT_D2 DWT_D3 DWT_D4 DWT_A4 SPECTRAL_ENTROPY PERMUTATION_ENTROPY AR1 HURST".split()
WINDOW, LONG_WINDOW = 128, 256


def row(returns):
    out = np.full(len(NAMES), np.nan)
    if len(returns) >= WINDOW:
        x = returns[-WINDOW:]
        approximation, *details = pywt.wavedec(x, "db4", "periodization", level=4)
        energies = np.array([np.sum(d**2) for d in details[::-1]] + [np.sum(approximation**2)])
        out[:5] = energies / np.sum(x**2)
        out[5] = antropy.spectral_entropy(x, sf=1, method="fft", normalize=True)
        out[6] = antropy.perm_entropy(x, order=3, delay=1, normalize=True)
        out[7] = np.polyfit(x[:-1], x[1:], 1)[0]
    if len(returns) >= LONG_WINDOW:
        pieces = [8, 16, 32, 64, 128]
        out[8] = hurst_rs(returns[-LONG_WINDOW:], nvals=pieces, fit="poly", corrected=True, unbiased=True)
    return out


def write(data, output, name):
    bars = bars_of(data, name)
    returns = np.diff(np.log(bars["close"].to_numpy()))
    values = np.array([row(returns[:t]) for t in range(len(bars))]).T
    packages = " ".join(f"{p}={version(p)}" for p in ("PyWavelets", "antropy", "nolds", "numpy"))
    head = (
        f"made_by=spectral_packages.py {packages} python={platform.python_version()} series={name} "
        f"bars={len(bars)}\n{','.join(NAMES)}\n"
    )
    body = bars.to_numpy(dtype="<f8").T.tobytes() + b"".join(x.astype("<f8").tobytes() for x in values)
    (pathlib.Path(output) / f"{name}.bin.gz").write_bytes(gzip.compress(head.encode("ascii") + body, 9, mtime=0))


if __name__ == "__main__":
    for each in SERIES:
        write(sys.argv[1], sys.argv[2], each)
