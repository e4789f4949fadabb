"""Writes the oracle file of the inference kernels.

Run:  python inference_oracles.py ../resources/oracles
Reads the closes of SPY from performance.txt in that folder and writes inference.txt beside it.

The file is text: comment lines with provenance, then one vector per line, `name value value ...`, in full precision.
"""
import sys
from importlib.metadata import version

import numpy as np
from arch.bootstrap import SPA, StationaryBootstrap
from arch.covariance.kernel import Bartlett
from scipy.stats import norm
from statsmodels.api import OLS
from statsmodels.stats.sandwich_covariance import S_hac_simple

OUT = sys.argv[1]
PACKAGES = ", ".join(f"{p} {version(p)}" for p in ("arch", "statsmodels", "scipy", "numpy"))
LINES = [
    f"# Made by src/test/oracles/inference_oracles.py with {PACKAGES}",
    "# newey*: statsmodels' OLS on a constant with HAC errors; bandwidth*: arch's Bartlett; tail: scipy's norm; *.arch*: p values of arch's SPA "
    "(lower, consistent, upper) and its asymptotic variances; *.blocks: start and length of the blocks of arch's resamples; sharpe.*: numpy, from the paper.",
]


def put(name, values):
    LINES.append(name + " " + " ".join(repr(float(v)) for v in np.ravel(values)))


def put_integers(name, values):
    LINES.append(name + " " + " ".join(str(int(v)) for v in np.ravel(values)))


def spy_returns():
    for line in open(f"{OUT}/performance.txt"):
        if line.startswith("close "):
            closes = np.array(line.split()[1:], dtype=float)
            return closes[1:] / closes[:-1] - 1
    raise ValueError("performance.txt has no closes")


def newey_west(returns):
    ones = np.ones(len(returns))
    for lag in (0, 1, 5, 20, 100):
        fit = OLS(returns, ones).fit(cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": False})
        put(f"newey.{lag}", [fit.params[0], fit.bse[0]])
    moments = np.column_stack([returns, returns**2, np.abs(returns)])
    for lag in (0, 7):
        put(f"newey.matrix.{lag}", S_hac_simple(moments - moments.mean(0), nlags=lag) / len(returns))
    # arch rounds the pilot lag up, the paper down: they agree where 4 (n / 100)^(2/9) is a whole number.
    put("bandwidth.100", Bartlett(returns[:100]).opt_bandwidth)
    put("bandwidth.100.squares", Bartlett(returns[-100:] ** 2).opt_bandwidth)


def tail():
    points = np.concatenate([np.linspace(0, 4, 81), [5, 6.5, 8, 10, 20, 30, 37], [1e-9, 1e-4, 1.9999999, 2.0000001]])
    put("tail.z", points)
    put("tail.p", 2 * norm.sf(points))


def block_pairs(index, rows):
    starts = [0] + [i for i in range(1, len(index)) if index[i] != (index[i - 1] + 1) % rows] + [len(index)]
    return [v for a, b in zip(starts, starts[1:]) for v in (index[a], b - a)]


def resamples(differences, block, replications, seed):
    bootstrap = StationaryBootstrap(block, differences, seed=seed)
    return [bootstrap.index.copy() for _ in bootstrap.bootstrap(replications)]


def superior(name, benchmark, models, block, replications, seed):
    """P values by arch; once more on differences in their own deviations, since arch does not divide by them itself."""
    differences = benchmark[:, None] - models
    plain = SPA(benchmark, models, block_size=block, reps=replications, seed=seed)
    plain.compute()
    deviations = np.sqrt(plain._loss_diff_var)
    scaled = SPA(np.zeros(len(benchmark)), -differences / deviations, block_size=block, reps=replications, seed=seed)
    scaled.compute()
    off = SPA(benchmark, models, block_size=block, reps=replications, seed=seed, studentize=False)
    off.compute()
    assert (off.pvalues == plain.pvalues).all()
    put(f"{name}.benchmark", benchmark)
    for model in range(models.shape[1]):
        put(f"{name}.model.{model}", models[:, model])
    put_integers(f"{name}.block", [block])
    put_integers(f"{name}.blocks", [v for i in resamples(differences, block, replications, seed) for v in block_pairs(i, len(i))])
    put(f"{name}.arch.variances", plain._loss_diff_var)
    put(f"{name}.arch.plain", plain.pvalues)
    put(f"{name}.arch.studentised", scaled.pvalues)
    put(f"{name}.statistics", np.sqrt(len(benchmark)) * np.array([differences.mean(0).max(), (differences.mean(0) / deviations).max()]))


def long_run(name, benchmark, models, block):
    """P values of many replications, for resamples of other generators."""
    spa = SPA(benchmark, models, block_size=block, reps=20_000, seed=1)
    spa.compute()
    put(f"{name}.arch.plain.long", spa.pvalues)
    differences = benchmark[:, None] - models
    scaled = SPA(np.zeros(len(benchmark)), -differences / np.sqrt(spa._loss_diff_var), block_size=block, reps=20_000, seed=1)
    scaled.compute()
    put(f"{name}.arch.studentised.long", scaled.pvalues)


def trend_losses(returns, lengths, periods):
    signals = [np.sign(np.convolve(returns, np.ones(k), "full")[: len(returns)]) for k in lengths]
    positions = np.array([np.concatenate([[0], s[:-1]]) for s in signals])
    return -returns[-periods:].round(6), -(positions * returns)[:, -periods:].T.round(6)


def sharpe_moments(pair):
    return np.concatenate([pair.mean(0), (pair**2).mean(0)])


def sharpe_gap(v):
    return v[0] / np.sqrt(v[2] - v[0] ** 2) - v[1] / np.sqrt(v[3] - v[1] ** 2)


def sharpe_gradient(v):
    a, b = (v[2] - v[0] ** 2) ** 1.5, (v[3] - v[1] ** 2) ** 1.5
    return np.array([v[2] / a, -v[3] / b, -0.5 * v[0] / a, 0.5 * v[1] / b])


def sharpe_scores(pair):
    return np.column_stack([pair, pair**2]) - sharpe_moments(pair)


def sharpe_error(pair, lag):
    scores, n = sharpe_scores(pair), len(pair)
    psi = scores.T @ scores / n
    for j in range(1, lag + 1):
        gamma = scores[j:].T @ scores[:-j] / n
        psi += (1 - j / (lag + 1)) * (gamma + gamma.T)
    gradient = sharpe_gradient(sharpe_moments(pair))
    return np.sqrt(gradient @ (psi * n / (n - 4)) @ gradient / n)


def sharpe_block_error(pair, block):
    scores, n = sharpe_scores(pair), len(pair)
    zeta = scores.reshape(n // block, block, 4).sum(1) / np.sqrt(block)
    psi = sum(np.outer(z, z) for z in zeta) / len(zeta)
    gradient = sharpe_gradient(sharpe_moments(pair))
    return np.sqrt(gradient @ psi @ gradient / n)


def sharpe(name, pair, lag, block, replications, seed):
    gap, error = sharpe_gap(sharpe_moments(pair)), sharpe_error(pair, lag)
    starts = np.random.default_rng(seed).integers(0, len(pair), (replications, len(pair) // block))
    extreme = 0
    for row in starts:
        drawn = pair[((row[:, None] + np.arange(block)) % len(pair)).ravel()]
        distance = abs(sharpe_gap(sharpe_moments(drawn)) - gap)
        extreme += distance / sharpe_block_error(drawn, block) >= abs(gap) / error
    put(f"{name}.first", pair[:, 0])
    put(f"{name}.second", pair[:, 1])
    put_integers(f"{name}.terms", [lag, block])
    put_integers(f"{name}.starts", starts)
    put(f"{name}.expected", [gap, error, 2 * norm.sf(abs(gap / error)), (1 + extreme) / (1 + replications)])


returns = spy_returns()
newey_west(returns)
tail()
draws = np.random.default_rng(11)
benchmark, rules = trend_losses(returns, (2, 5, 10, 20, 60), 250)
superior("trend", benchmark, rules, 10, 300, 5)
long_run("trend", benchmark, rules, 10)
shocks = draws.standard_normal((120, 6)) * [1, 3, 1, 0.5, 2, 1]
shocks[1:] += 0.3 * shocks[:-1]
shocks = shocks.round(3)
noise = np.zeros(120)
superior("mixed", noise, shocks - [0.17, 0.2, -0.1, -0.3, -1, 0.0], 5, 250, 6)
superior("worse", noise, (shocks[:, :3] - shocks[:, :3].mean(0) + [0.1, 0.4, 1]).round(4), 5, 150, 7)
superior("single", noise, shocks[:, 2:3] - 0.1, 1, 40, 8)
sharpe("sharpe.trend", np.column_stack([-benchmark, -rules[:, 3]]), 6, 10, 200, 9)
paired = np.round(0.002 + 0.01 * draws.standard_t(4, (123, 2)) @ [[1, 0.6], [0, 0.8]] + [0.002, -0.001], 6)
sharpe("sharpe.paired", paired, 3, 4, 200, 10)
open(f"{OUT}/inference.txt", "w").write("\n".join(LINES) + "\n")
