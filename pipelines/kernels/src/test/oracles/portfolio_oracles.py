"""Writes the oracle files of the portfolio, clustering, performance and backtest kernels.

Run:  python portfolio_oracles.py DATA_FOLDER ../resources/oracles
DATA_FOLDER holds equities/us_djia31_daily_2006_2017.parquet, equities/us_etf12_daily_to_2017.parquet and
oracles/pyportfolioopt/ (stock_prices.csv.gz and weights_hrp.csv of the PyPortfolioOpt repository's tests).

Each file is text: comment lines with provenance, then one vector per line, `name value value ...`, in full precision.
"""
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
import riskfolio as rp
import scipy.cluster.hierarchy as sch
import scipy.stats
from arch.bootstrap import StationaryBootstrap
from pypfopt import HRPOpt
from scipy.spatial.distance import squareform
from skfolio.moments import EmpiricalCovariance
from skfolio.optimization import HierarchicalRiskParity, InverseVolatility
from skfolio.prior import EmpiricalPrior
from skfolio.seriation import HierarchicalSeriation

DATA, OUT = sys.argv[1], sys.argv[2]


class OracleFile:
    def __init__(self, name, made_with, what):
        self.path = f"{OUT}/{name}"
        packages = ", ".join(f"{p} {version(p)}" for p in made_with)
        self.lines = [f"# Made by src/test/oracles/portfolio_oracles.py with {packages}", f"# {what}"]

    def put(self, name, values):
        self.lines.append(name + " " + " ".join(repr(float(v)) for v in np.ravel(values)))

    def put_integers(self, name, values):
        self.lines.append(name + " " + " ".join(str(int(v)) for v in np.ravel(values)))

    def write(self):
        with open(self.path, "w") as f:
            f.write("\n".join(self.lines) + "\n")


def closes(name, start, days, column="close"):
    bars = pd.read_parquet(f"{DATA}/equities/{name}.parquet")
    bars["date"] = pd.to_datetime(bars["date"])
    wide = bars.pivot(index="date", columns="symbol", values=column)
    return wide[start:].iloc[:days].dropna(axis=1)


def put_linkages(file, case, distance, with_optimal=True):
    condensed = squareform(distance, checks=False)
    for method in ("single", "average", "ward"):
        z = sch.linkage(condensed, method)
        file.put(f"{case}.{method}.merges", z)
        file.put_integers(f"{case}.{method}.plain", sch.leaves_list(z))
        if with_optimal:
            ordered = sch.optimal_leaf_ordering(z, condensed)
            file.put_integers(f"{case}.{method}.optimal", sch.leaves_list(ordered))
        for k in (2, 4):
            file.put_integers(f"{case}.{method}.cut{k}", sch.fcluster(z, k, "maxclust"))


def hierarchical_risk_parity():
    file = OracleFile(
        "hrp.txt",
        ["skfolio", "riskfolio-lib", "PyPortfolioOpt", "scipy", "numpy", "pandas"],
        "Closes of US stocks and funds (one line per asset, day by day), then weights and trees on their simple returns.",
    )
    cases = {
        "etf": closes("us_etf12_daily_to_2017", "2012-01-03", 250),
        "djia": closes("us_djia31_daily_2006_2017", "2010-01-04", 200),
        "short": closes("us_djia31_daily_2006_2017", "2014-06-02", 16),
    }
    for case, prices in cases.items():
        returns = prices.pct_change(fill_method=None).dropna()
        for i in range(prices.shape[1]):
            file.put(f"{case}.close.{i}", prices.iloc[:, i])
        for optimal, name in ((True, "scipy_optimal"), (False, "plain")):
            model = HierarchicalRiskParity(
                prior_estimator=EmpiricalPrior(covariance_estimator=EmpiricalCovariance(nearest=False)),
                seriation_estimator=HierarchicalSeriation(optimal_ordering=optimal))
            file.put(f"{case}.skfolio.ward.{name}", model.fit(returns).weights_)
        file.put(f"{case}.skfolio.inverse_volatility", InverseVolatility().fit(returns).weights_)
        riskfolio = rp.HCPortfolio(returns=returns).optimization(
            model="HRP", codependence="pearson", method_cov="hist", rm="MV", linkage="ward", leaf_order=True)
        file.put(f"{case}.riskfolio.ward.scipy_optimal", riskfolio["weights"].loc[returns.columns])
        pypfopt = HRPOpt(returns).optimize(linkage_method="single")
        file.put(f"{case}.pypfopt.single.plain", [pypfopt[c] for c in returns.columns])
        correlation = np.corrcoef(returns.T.to_numpy())
        put_linkages(file, case, np.sqrt(np.clip((1 - correlation) / 2, 0, 1)))
    prices = pd.read_csv(f"{DATA}/oracles/pyportfolioopt/stock_prices.csv.gz", index_col=0, parse_dates=True)
    returns = prices.pct_change(fill_method=None).dropna(how="all")
    covariance = returns.cov()
    published = pd.read_csv(f"{DATA}/oracles/pyportfolioopt/weights_hrp.csv", index_col=0).iloc[:, 0]
    assert abs(pd.Series(HRPOpt(returns).optimize()) - published).max() < 1e-12
    file.put("published.correlation", returns.corr())
    file.put("published.covariance", covariance)
    file.put("published.weights", published[covariance.columns])
    random = np.random.default_rng(11)
    for case in range(3):
        ties = random.integers(1, 4, size=(14, 14)).astype(float)
        ties = np.tril(ties, -1) + np.tril(ties, -1).T
        file.put(f"ties{case}.distance", ties)
        put_linkages(file, f"ties{case}", ties, with_optimal=False)
    file.write()


def performance():
    file = OracleFile(
        "performance.txt", ["numpy", "scipy", "pandas", "arch"],
        "Adjusted closes of SPY by day; metrics with plain numpy and scipy.stats; 90 % interval of the annual Sharpe ratio by"
        " arch's StationaryBootstrap (mean block 10, 20,000 resamples, percentiles).")
    bars = pd.read_parquet(f"{DATA}/equities/us_etf12_daily_to_2017.parquet")
    bars["date"] = pd.to_datetime(bars["date"])
    spy = bars[bars.symbol == "SPY"].set_index("date").adj_close["2007-01-03":].iloc[:756]
    r = spy.pct_change(fill_method=None).dropna()
    wealth = (1 + r).cumprod()
    path = np.concatenate([[1.0], wealth])
    drawdown = path / np.maximum.accumulate(path) - 1
    trough = int(drawdown.argmin())
    peak = int(path[: trough + 1].argmax())
    recovered = np.flatnonzero(path[trough:] >= path[peak])
    end = trough + int(recovered[0]) if len(recovered) else len(path) - 1
    years = len(r) / 252
    q = np.quantile(r, 0.05)
    file.put("close", spy)
    file.put_integers("day", (spy.index - pd.Timestamp("1970-01-01")).days)
    file.put("totalReturn", wealth.iloc[-1] - 1)
    file.put("annualReturn", wealth.iloc[-1] ** (1 / years) - 1)
    file.put("annualVolatility", r.std(ddof=1) * np.sqrt(252))
    file.put("sharpe", r.mean() / r.std(ddof=1) * np.sqrt(252))
    file.put("sortino", r.mean() * 252 / (np.sqrt(np.mean(np.minimum(r, 0) ** 2)) * np.sqrt(252)))
    file.put("calmar", (wealth.iloc[-1] ** (1 / years) - 1) / -drawdown.min())
    file.put("maxDrawdown", drawdown.min())
    file.put("maxDrawdownLength", end - peak)
    file.put("hitRatio", (r > 0).sum() / (r != 0).sum())
    file.put("profitFactor", r[r > 0].sum() / -r[r < 0].sum())
    file.put("skew", scipy.stats.skew(r))
    file.put("rawKurtosis", scipy.stats.kurtosis(r, fisher=False))
    file.put("valueAtRisk95", -q)
    file.put("conditionalValueAtRisk95", -r[r <= q].mean())
    monthly = r.groupby(r.index.to_period("M")).apply(lambda x: (1 + x).prod() - 1)
    file.put("monthly", monthly)
    file.put("drawdown", drawdown[1:])
    sample = r.to_numpy()
    bootstrap = StationaryBootstrap(10, sample, seed=np.random.default_rng(3))
    sharpes = [x[0][0].mean() / x[0][0].std(ddof=1) * np.sqrt(252) for x in bootstrap.bootstrap(20000)]
    file.put("sharpeInterval", np.quantile(sharpes, [0.05, 0.95]))
    file.write()


def rebalanced(o, c, decisions, fill, rate, borrow):
    """Net and gross returns in weight space: drift the weights, trade the difference, pay in proportion."""
    weights, net, gross = np.zeros(c.shape[1]), [], []
    for t in range(len(c)):
        fee = borrow * np.abs(np.minimum(weights, 0)).sum()
        paid = fee
        previous = c[t - 1] if t else c[t]
        legs = [(o[t] / previous, fill == "open"), (c[t] / o[t], fill == "close")]
        value = weights.copy()                       # positions in units of the NAV at the previous close
        cash = 1 - weights.sum() - fee
        for ratio, trades_here in legs:
            value = value * ratio
            if trades_here and t - 1 in decisions:
                nav = cash + value.sum()
                target = np.array(decisions[t - 1]) * nav
                cost = rate * np.abs(target - value).sum()
                cash = nav - target.sum() - cost
                value = target
                paid += cost
        nav = cash + value.sum()
        net.append(nav - 1)
        gross.append(nav + paid - 1)
        weights = value / nav
    return np.array(net), np.array(gross)


def backtest():
    file = OracleFile(
        "backtest.txt", ["numpy", "pandas"],
        "Opens and closes of SPY and EEM by day; returns of rebalanced books, simulated in weight space, every 21st day"
        " from day 0, 7 basis points on traded value, 3 % a year borrow over 252 days.")
    o = closes("us_etf12_daily_to_2017", "2014-01-02", 200, "open")
    c = closes("us_etf12_daily_to_2017", "2014-01-02", 200, "close")
    names = [n for n in ("SPY", "EEM") if n in c.columns]
    o, c = o[names].to_numpy(), c[names].to_numpy()
    for i in range(2):
        file.put(f"open.{i}", o[:, i])
        file.put(f"close.{i}", c[:, i])
    books = {"long": (0.6, 0.4), "longshort": (0.8, -0.5)}
    for book, weights in books.items():
        decisions = {t: weights for t in range(0, len(c), 21)}
        for fill in ("open", "close"):
            net, gross = rebalanced(o, c, decisions, fill, 7e-4, 0.03 / 252)
            file.put(f"{book}.{fill}.net", net)
            file.put(f"{book}.{fill}.gross", gross)
    file.write()


hierarchical_risk_parity()
performance()
backtest()
