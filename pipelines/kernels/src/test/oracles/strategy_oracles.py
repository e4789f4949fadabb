"""Writes the oracle file of exits, volatility and ensembles.

Run:  python strategy_oracles.py ../resources/oracles
Writes strategies.txt there: comment lines with provenance, then one vector per line, `name value value ...`, in full precision.

Exits: prices are whole numbers. Every walk in steps of one from a bar's open, within its range, through high and low to its
close is followed at once, as the set of states (price, best price so far, high seen, low seen) that walks can reach. A level
between two prices is touched by the step across it. The worst and the best end over all walks are written; no formula for
them is used. A stop that follows turning points between whole numbers is missed: the worst may be one step too good.
"""
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd

OUT = sys.argv[1]
PACKAGES = ", ".join(f"{p} {version(p)}" for p in ("numpy", "pandas"))
LINES = [
    f"# Made by src/test/oracles/strategy_oracles.py with {PACKAGES}",
    "# exits.*: reachable states of walks on whole prices; volatility.*: pandas' rolling and ewm; ensemble.*: pandas' rolling "
    "and rank. exits.rule: side, hard stop, take profit, activation, trail; exits.bounds: worst and best return",
]


def put(name, values):
    LINES.append(name + " " + " ".join(repr(float(v)).replace("inf", "Infinity").replace("nan", "NaN") for v in np.ravel(values)))


class Walks:
    def __init__(self, side, entry, hard_stop, take_profit, activation, trail):
        self.side, self.entry = side, entry
        self.hard = entry * (1 - side * hard_stop)
        self.target = entry * (1 + side * take_profit)
        self.active = entry * (1 + side * activation)
        self.trail = trail

    def gains(self, price, level):
        """Is the price at the level, or better?"""
        return self.side * (price - level) >= 0

    def stop(self, best):
        if not self.gains(best, self.active):
            return self.hard
        follows = best * (1 - self.side * self.trail)
        return follows if self.gains(follows, self.hard) else self.hard

    def ended(self, price, best):
        """Price of the end if a walk that came to a price has ended on its way."""
        if self.gains(price, self.target):
            return self.target
        stop = self.stop(best)
        return stop if self.gains(stop, price) else None

    def bar(self, best, opened, high, low, close):
        """Prices of all possible ends in a bar, and the best price after it if a walk lives on."""
        if self.gains(self.stop(best), opened) or self.gains(opened, self.target):
            return {opened}, None
        better = max if self.side > 0 else min
        start = (opened, better(best, opened), opened == high, opened == low)
        seen, waiting, ends = {start}, [start], set()
        while waiting:
            price, best, at_high, at_low = waiting.pop()
            for step in (price - 1, price + 1):
                if not low <= step <= high:
                    continue
                reached = better(best, step)
                end = self.ended(step, reached)
                if end is not None:
                    ends.add(end)
                    continue
                state = (step, reached, at_high or step == high, at_low or step == low)
                if state not in seen:
                    seen.add(state)
                    waiting.append(state)
        alive = {best for price, best, at_high, at_low in seen if price == close and at_high and at_low}
        assert len(alive) <= 1, "what follows must not depend on the path"
        return ends, (alive.pop() if alive else None)

    def bounds(self, bars):
        results, best = [], self.entry
        for bar in bars:
            ends, best = self.bar(best, *bar)
            results += [self.side * (end / self.entry - 1) for end in ends]
            if best is None:
                return min(results), max(results)
        results.append(self.side * (bars[-1][3] / self.entry - 1))
        return min(results), max(results)


def exits(random, cases):
    for case in range(cases):
        bars, price = [], 1000
        for _ in range(random.integers(1, 5)):
            opened = price + int(random.integers(-3, 4))
            high, low = opened + int(random.integers(0, 25)), opened - int(random.integers(0, 25))
            price = int(random.integers(low, high + 1))
            bars.append((opened, high, low, price))
        rule = (
            int(random.choice([1, -1])),
            random.uniform(0.004, 0.025),
            float("inf") if random.random() < 0.6 else random.uniform(0.004, 0.03),
            float("inf") if random.random() < 0.1 else 0.0 if random.random() < 0.3 else random.uniform(0, 0.012),
            random.uniform(0.002, 0.015),
        )
        walks = Walks(rule[0], bars[0][0], *rule[1:])
        put(f"exits.rule.{case}", rule)
        put(f"exits.bars.{case}", bars)
        put(f"exits.bounds.{case}", walks.bounds(bars))


def volatility(random):
    returns = np.round(random.normal(0, 0.01, 80), 6)
    returns[random.choice(80, 8, replace=False)] = np.nan
    squares = pd.Series(returns).pow(2)
    present = squares.dropna()
    put("volatility.returns", returns)
    put("volatility.rolling", np.sqrt(present.rolling(20).mean()).reindex(squares.index).ffill())
    put("volatility.exponential", np.sqrt(squares.ewm(alpha=0.06, adjust=True, ignore_na=True, min_periods=20).mean()))


def ensemble(random):
    """Members 0 to 8, outcomes known at the next decision; the best three over 20 decisions, of 10 judged at least."""
    realised = pd.Series(np.round(random.normal(0, 0.01, 120), 6))
    realised[random.random(120) < 0.1] = 0.0
    forecasts = pd.DataFrame(np.round(random.normal(0, 0.01, (120, 9)), 6))
    forecasts = forecasts.mask(random.random((120, 9)) < 0.05)
    judged = forecasts.notna().mul(realised != 0, axis=0)
    hits = judged & np.sign(forecasts).eq(np.sign(realised), axis=0)
    trials = judged.astype(int).rolling(20, min_periods=1).sum().shift(1)
    right = hits.astype(int).rolling(20, min_periods=1).sum().shift(1)
    accuracy = (right / trials).where((trials >= 10) & forecasts.notna())
    rank = accuracy.rank(axis=1, ascending=False, method="first")
    enough = accuracy.notna().sum(axis=1) >= 3
    put("ensemble.realised", realised)
    for member in forecasts:
        put(f"ensemble.member.{member}", forecasts[member])
    put("ensemble.best", forecasts.where(rank <= 3).mean(axis=1).where(enough, forecasts.mean(axis=1)))


exits(np.random.default_rng(41), 150)
volatility(np.random.default_rng(42))
ensemble(np.random.default_rng(43))
with open(f"{OUT}/strategies.txt", "w") as file:
    file.write("\n".join(LINES) + "\n")
