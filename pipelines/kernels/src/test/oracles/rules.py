"""Writes src/test/resources/oracles/rules.txt: what the rules of a sweep decide, by pandas.

Usage: rules.py FILE   (pandas and numpy, versions are written at the head of the file)

Each rule is written down a second time, from its definition, on whole columns of a DataFrame where the rule
has no memory, and session by session where it has. Returns of a book follow its decisions with units, cash and
commission, in plain Python.
"""

import sys

import numpy as np
import pandas as pd

SESSIONS, ASSETS, FROM = 260, 5, 60
MASK = (1 << 64) - 1


def prices() -> pd.DataFrame:
    random = np.random.default_rng(42)
    steps = random.normal(0, 0.02, (SESSIONS, ASSETS)) + 0.01 * np.sin(np.arange(SESSIONS) / 17)[:, None]
    closes = pd.DataFrame(100 * np.exp(steps.cumsum(axis=0))).round(4)
    closes.iloc[:90, 3] = np.nan  # listed late
    closes.iloc[100:104, 1] = np.nan  # halted
    closes.iloc[[150, 203], 2] = np.nan
    closes.iloc[:, 4] = 12.34  # a price that never moves
    closes.iloc[230:, 4] = 12.5
    return closes


def changed(sides: pd.DataFrame, exposure: float) -> dict[int, list[float]]:
    decisions, before = {}, [0] * ASSETS
    for session in range(FROM, SESSIONS):
        now = [int(side) for side in sides.iloc[session]]
        if now != before:
            decisions[session] = [side * exposure / ASSETS for side in now]
        before = now
    return decisions


def moving_average_cross(closes, fast, slow, shorts, exposure):
    apart = closes.rolling(fast).mean() / closes.rolling(slow).mean() - 1
    return changed((apart > 1e-9).astype(int) - shorts * (apart < -1e-9).astype(int), exposure)


def momentum(closes, look_back, skip, hold, top, exposure):
    returns = closes.shift(skip) / closes.shift(skip + look_back) - 1
    decisions = {}
    for session in range(FROM, SESSIONS, hold):
        held = returns.iloc[session].dropna().sort_values(ascending=False, kind="stable").index[:top]
        decisions[session] = [exposure / top if asset in held else 0.0 for asset in range(ASSETS)]
    return decisions


def walked(step, closes):
    sides = pd.DataFrame(0, index=closes.index, columns=closes.columns)
    for asset in closes.columns:
        side = 0
        for session in range(FROM, SESSIONS):
            side = step(side, asset, session)
            sides.loc[session, asset] = side
    return sides


def channel_breakout(closes, entry, exit, shorts, exposure):
    high, low = closes.rolling(entry).max().shift(1), closes.rolling(entry).min().shift(1)
    exit_high, exit_low = closes.rolling(exit).max().shift(1), closes.rolling(exit).min().shift(1)

    def step(side, asset, session):
        close = closes.loc[session, asset]
        if np.isnan(high.loc[session, asset]):
            return side
        if side == 1 and close < exit_low.loc[session, asset] or side == -1 and close > exit_high.loc[session, asset]:
            side = 0
        if side == 0 and close > high.loc[session, asset]:
            return 1
        return -1 if side == 0 and shorts and close < low.loc[session, asset] else side

    return changed(walked(step, closes), exposure)


def mean_reversion(closes, window, entry, exit, shorts, exposure):
    mean, deviation = closes.rolling(window).mean(), closes.rolling(window).std()
    scores = ((closes - mean) / deviation).where(deviation > 1e-9 * mean, mean * 0)

    def step(side, asset, session):
        score = scores.loc[session, asset]
        if np.isnan(score):
            return side
        if side == 1 and score >= -exit or side == -1 and score <= exit:
            side = 0
        if side == 0 and score <= -entry:
            return 1
        return -1 if side == 0 and shorts and score >= entry else side

    return changed(walked(step, closes), exposure)


def mixed(value: int) -> int:
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & MASK
    return value ^ (value >> 31)


def random(closes, draw, hold, share, shorts, exposure):
    decisions = {}
    for session in range(FROM, SESSIONS, hold):
        bits = [mixed((mixed(draw) + ((session - FROM) * ASSETS + a + 1) * 0x9E3779B97F4A7C15) & MASK) for a in range(ASSETS)]
        known = closes.iloc[session].notna()
        sides = [-1 if shorts and b / 2**64 < share / 2 else 1 if b / 2**64 < share else 0 for b in bits]
        decisions[session] = [sides[a] * exposure / ASSETS if known[a] else 0.0 for a in range(ASSETS)]
    return decisions


def returns(closes, decisions, rate, capital=1e6):
    """Net returns from the session FROM on; filled at the next close there is, commission in cash.

    While an asset without a price keeps its position, others share what room the decided gross weight leaves.
    """
    last, units, cash, waiting, value, made = [np.nan] * ASSETS, [0.0] * ASSETS, capital, {}, capital, []
    gross = 0.0
    for session in range(FROM, SESSIONS):
        today = closes.iloc[session]
        last = [price if np.isnan(new) else new for price, new in zip(last, today)]
        worth = cash + sum(u * p for u, p in zip(units, last) if u)
        held = [u * p if u else 0.0 for u, p in zip(units, last)]
        fillable = {asset: weight * worth for asset, weight in waiting.items() if not np.isnan(today[asset])}
        shrunk = [np.sign(h) * min(abs(h), max(0.0, np.sign(h) * fillable.get(i, h))) for i, h in enumerate(held)]
        wanted = sum(abs(target - shrunk[asset]) for asset, target in fillable.items())
        room = max(0.0, gross * worth - sum(map(abs, shrunk)))
        share = room / wanted if wanted > room * (1 + 1e-9) + 1e-9 else 1.0
        stuck = any(abs(held[i]) > abs(w * worth) or held[i] * w < 0 for i, w in waiting.items() if i not in fillable)
        for asset, target in fillable.items():
            grows = abs(target - shrunk[asset]) > 0
            bought = (shrunk[asset] + share * (target - shrunk[asset])) / today[asset] - units[asset]
            cash -= bought * today[asset] + rate * abs(bought * today[asset])
            units[asset] += bought
            if not (grows and share < 1 and stuck):
                del waiting[asset]
        after = cash + sum(u * p for u, p in zip(units, last) if u)
        made.append(after / value - 1)
        value = after
        if session in decisions:
            waiting = dict(enumerate(decisions[session]))
            gross = sum(map(abs, decisions[session]))
    return made


def main(file: str) -> None:
    raw = prices()
    closes = raw.ffill()
    cases = {
        "cross": moving_average_cross(closes, 5, 20, 0, 1.0),
        "cross_short": moving_average_cross(closes, 10, 50, 1, 0.8),
        "momentum": momentum(closes, 40, 5, 21, 2, 1.0),
        "breakout": channel_breakout(closes, 20, 10, 0, 1.0),
        "breakout_short": channel_breakout(closes, 15, 5, 1, 0.5),
        "reversion": mean_reversion(closes, 15, 1.5, 0.25, 0, 1.0),
        "reversion_short": mean_reversion(closes, 20, 1.25, 0.0, 1, 1.0),
        "random": random(closes, 7, 5, 0.4, 0, 1.0),
        "random_short": random(closes, 8, 3, 0.6, 1, 0.9),
    }
    with open(file, "w") as out:
        print(f"# By src/test/oracles/rules.py with pandas {pd.__version__} and numpy {np.__version__}: closes of made-up assets,", file=out)
        print("# decisions of each rule as session and weights, net returns of their books at a commission of 0.001.", file=out)
        for asset in range(ASSETS):
            print(f"closes.{asset}", *("NaN" if np.isnan(v) else repr(float(v)) for v in raw[asset]), file=out)
        for name, decisions in cases.items():
            for i, (session, weights) in enumerate(decisions.items()):
                print(f"{name}.{i}", session, *(repr(float(w)) for w in weights), file=out)
            print(f"{name}_returns", *(repr(float(r)) for r in returns(raw, decisions, 0.001)), file=out)


if __name__ == "__main__":
    main(sys.argv[1])
