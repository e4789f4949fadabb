"""Writes hit_ratio.txt: the 90 % interval of the hit ratio of SPY's daily returns by arch's stationary bootstrap.

Run:  python hit_ratio.py ../resources/oracles
The closes are those of performance.txt in that folder.
"""
import sys
from importlib.metadata import version

import numpy as np
from arch.bootstrap import StationaryBootstrap

OUT = sys.argv[1]
with open(f"{OUT}/performance.txt") as f:
    closes = next(np.array(line.split()[1:], dtype=float) for line in f if line.startswith("close "))
returns = closes[1:] / closes[:-1] - 1


def hits(r):
    return (r > 0).sum() / (r != 0).sum()


bootstrap = StationaryBootstrap(10, returns, seed=np.random.default_rng(3))
ratios = [hits(x[0][0]) for x in bootstrap.bootstrap(20000)]
low, high = np.quantile(ratios, [0.05, 0.95])
with open(f"{OUT}/hit_ratio.txt", "w") as f:
    f.write(
        f"# Made by src/test/oracles/hit_ratio.py with numpy {version('numpy')}, arch {version('arch')}\n"
        "# Hit ratio of the returns of performance.txt's closes, and its 90 % interval: mean block 10, 20,000 resamples, percentiles.\n"
        f"hitRatio {hits(returns)!r}\ninterval {low!r} {high!r}\n".replace("np.float64(", "").replace(")", ""))
