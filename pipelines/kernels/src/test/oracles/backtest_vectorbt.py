"""Writes backtest_vectorbt.txt: real opens and closes, weekly target weights and the equity curves that vectorbt makes of them.

Run:  python backtest_vectorbt.py SEED_FOLDER ../resources/oracles
SEED_FOLDER is data/seed of the repository: equities/us_long25_daily.parquet is read. Needs vectorbt, bt, pyarrow.

A decision of a day is an order of the next day, at its open or its close. vectorbt sells before it buys, and values the group at the
prices of the orders. bt, which fills at closes only, has to agree with it where there is no cost.
"""
import sys
from importlib.metadata import version

import bt
import numpy as np
import pandas as pd
import vectorbt as vbt

SEED, OUT = sys.argv[1], sys.argv[2]
SYMBOLS = ["AAPL", "AXP", "BA", "CAT", "CSCO", "GE", "IBM", "JNJ", "KO", "WMT"]
DAYS, LOOK_BACK, FEES, CAPITAL = 400, 63, 0.0007, 1_000_000.0

bars = pd.read_parquet(f"{SEED}/equities/us_long25_daily.parquet")
bars["date"] = pd.to_datetime(bars["date"])
bars = bars[bars.symbol.isin(SYMBOLS) & (bars.date >= "2007-06-01")]
opens, closes = (bars.pivot(index="date", columns="symbol", values=c).iloc[:DAYS] for c in ("open", "close"))
assert not opens.isna().any().any() and not closes.isna().any().any()

decided = closes.index[LOOK_BACK::5]
ranks = closes.pct_change(LOOK_BACK).loc[decided].rank(axis=1)
BOOKS = {
    "long": (ranks ** 2).div((ranks ** 2).sum(axis=1), axis=0),
    "long98": (ranks ** 2).div((ranks ** 2).sum(axis=1), axis=0) * 0.98,
    "longshort98": (ranks - 5.5).div((ranks - 5.5).abs().sum(axis=1), axis=0) * 0.98,
}


def ordered(weights):
    """Target weights on the day after their decision, nothing on the other days."""
    return weights.reindex(closes.index).shift(1)


def equity(weights, price, fees):
    portfolio = vbt.Portfolio.from_orders(
        close=closes, size=ordered(weights), size_type="targetpercent", direction="both", price=price, fees=fees,
        init_cash=CAPITAL, cash_sharing=True, group_by=True, call_seq="auto", freq="D")
    assert len(portfolio.orders.records) > 0.9 * ordered(weights).notna().sum().sum()
    return portfolio.value()


def equity_of_bt(weights):
    orders = ordered(weights).dropna()
    strategy = bt.Strategy("book", [bt.algos.RunOnDate(*orders.index), bt.algos.WeighTarget(orders), bt.algos.Rebalance()])
    test = bt.Backtest(strategy, closes, initial_capital=CAPITAL, integer_positions=False, progress_bar=False)
    test.run()
    return test.strategy.values.loc[closes.index]


lines = [
    "# Made by src/test/oracles/backtest_vectorbt.py with "
    + ", ".join(f"{p} {version(p)}" for p in ("vectorbt", "bt", "numpy", "pandas")),
    f"# Opens and closes of {' '.join(closes.columns)} from {closes.index[0]:%Y-%m-%d} to {closes.index[-1]:%Y-%m-%d}, decisions"
    f" every fifth day, equity at each close; capital {CAPITAL:.0f}, fees {FEES} of traded value where the name ends in cost.",
]


def put(name, values):
    lines.append(name + " " + " ".join(repr(float(v)) for v in np.ravel(values)))


for i, symbol in enumerate(closes.columns):
    put(f"open.{i}", opens[symbol])
    put(f"close.{i}", closes[symbol])
put("decided", [closes.index.get_loc(day) for day in decided])
for book, weights in BOOKS.items():
    for i, day in enumerate(decided):
        put(f"{book}.weights.{i}", weights.loc[day])
for book, fees in (("long", 0), ("longshort98", 0), ("long98", FEES), ("longshort98", FEES)):
    for fill, price in (("open", opens), ("close", closes)):
        curve = equity(BOOKS[book], price, fees)
        put(f"{book}.{fill}.{'cost' if fees else 'free'}", curve)
        if fill == "close" and not fees:
            difference = (equity_of_bt(BOOKS[book]) / curve - 1).abs().max()
            print(book, "bt against vectorbt:", difference)
            assert difference < 1e-9
with open(f"{OUT}/backtest_vectorbt.txt", "w") as f:
    f.write("\n".join(lines) + "\n")
