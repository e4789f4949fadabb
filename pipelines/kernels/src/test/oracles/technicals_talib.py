"""Expected values of the feature set technicals: indicators from TA-Lib, votes from tradingview_ta.

Usage: python technicals_talib.py SEED_FOLDER OUTPUT_FOLDER

Every column over the whole of a series, seeded by TA-Lib at its first row; values in units of the price are
divided by the close. What TA-Lib has no function for is composed of its functions: HMA of WMA, AO of SMA and
MEDPRICE, Ichimoku's lines of MIDPRICE, VWMA of SUM, the powers of EMA, STOCHRSI's second line of SMA.
Ratings: votes of tradingview_ta.technicals.Compute on TA-Lib's values; those that it leaves to TradingView's
server (StochRSI, Williams' %R, bull and bear power, ultimate oscillator, Ichimoku) by the published rules, here.
Lines of 0 to 100 are rounded to 1e-9 before they vote: TA-Lib's running sums differ by 1e-14 where two lines are equal.

Made with TA-Lib 0.8.2, tradingview-ta 3.3.0, Python 3.11; every file repeats the versions in its first line.

One gzip file per series: line 1 provenance, line 2 the column names, then little-endian float64:
5 columns (open, high, low, close, volume) of `bars` rows, then the columns.
"""
import gzip
import pathlib
import platform
import sys

import numpy as np
import pandas as pd
import talib
import tradingview_ta
from tradingview_ta.technicals import Compute

FIELDS = ["open", "high", "low", "close", "volume"]
# name: file, symbol, first row, rows
SERIES = {
    "AAPL": ("equities/us_long25_daily.parquet", "AAPL", 2000, 900),
    "BTC-USD": ("crypto/crypto_daily.parquet", "BTC-USD", 500, 900),
    "USDCOP": ("fx/usdcop_daily.csv.gz", "USDCOP", 0, 900),
}
PERIODS = [10, 20, 30, 50, 100, 200]


def bars_of(data, name):
    file, symbol, first, rows = SERIES[name]
    path = pathlib.Path(data) / file
    frame = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    frame = frame[frame["symbol"] == symbol].sort_values("date").reset_index(drop=True)
    frame = frame.iloc[first : first + rows]
    if "volume" not in frame:
        frame["volume"] = np.nan
    bars = frame[FIELDS].astype(np.float64).reset_index(drop=True)
    assert len(bars) == rows and not bars[FIELDS[:4]].isna().any().any()
    assert bars["volume"].isna().all() or (bars["volume"] > 0).all()
    return bars


def columns_of(bars):
    o, h, l, c, v = (bars[f].to_numpy() for f in FIELDS)
    wma = talib.WMA
    ema13 = talib.EMA(c, 13)
    middle = talib.MEDPRICE(h, l)
    k, d = talib.STOCH(h, l, c, 14, 3, 0, 3, 0)
    _, rk = talib.STOCHRSI(c, 14, 14, 3, 0)
    macd, signal, _ = talib.MACD(c, 12, 26, 9)
    upper, _, lower = talib.BBANDS(c, 20, 2, 2)
    has_volume = not np.isnan(v).any()
    nothing = np.full(len(c), np.nan)
    price = {f"SMA{n}": talib.SMA(c, n) for n in PERIODS}
    price |= {f"EMA{n}": talib.EMA(c, n) for n in PERIODS}
    price["VWMA20"] = talib.SUM(c * v, 20) / talib.SUM(v, 20) if has_volume else nothing
    price["HMA9"] = wma(2 * wma(c, 4) - wma(c, 9), 3)
    price["ICHIMOKU_CONVERSION"] = talib.MIDPRICE(h, l, 9)
    price["ICHIMOKU_BASE"] = talib.MIDPRICE(h, l, 26)
    price["AO"] = talib.SMA(middle, 5) - talib.SMA(middle, 34)
    price["MOM10"] = talib.MOM(c, 10)
    price["MACD"] = macd
    price["MACD_SIGNAL"] = signal
    price["BULL_POWER13"] = h - ema13
    price["BEAR_POWER13"] = l - ema13
    price["ATR14"] = talib.ATR(h, l, c, 14)
    price["BBANDS_WIDTH"] = upper - lower
    scaled = {
        "RSI14": talib.RSI(c, 14),
        "STOCH_K": k,
        "STOCH_D": d,
        "STOCHRSI_K": rk,
        "STOCHRSI_D": talib.SMA(rk, 3),
        "CCI20": talib.CCI(h, l, c, 20),
        "ADX14": talib.ADX(h, l, c, 14),
        "PLUS_DI14": talib.PLUS_DI(h, l, c, 14),
        "MINUS_DI14": talib.MINUS_DI(h, l, c, 14),
        "WILLR14": talib.WILLR(h, l, c, 14),
        "ULTOSC": talib.ULTOSC(h, l, c, 7, 14, 28),
        "BBANDS_POSITION": (c - lower) / (upper - lower),
        "AROONOSC14": talib.AROONOSC(h, l, 14),
        "MFI14": talib.MFI(h, l, c, v, 14) if has_volume else nothing,
    }
    cloud = talib.MIDPRICE(h, l, 52)
    votable = {name: np.round(column, 9) for name, column in scaled.items()}
    ratings = [rating(t, bars, price, votable, cloud) for t in range(len(bars))]
    values = {name: column / c for name, column in price.items()} | scaled
    values["RATING_AVERAGES"] = np.array([r[0] for r in ratings])
    values["RATING_OSCILLATORS"] = np.array([r[1] for r in ratings])
    values["RATING"] = (values["RATING_AVERAGES"] + values["RATING_OSCILLATORS"]) / 2
    return values


class Votes(list):
    def of(self, *needed, rule):
        if not any(np.isnan(x) for x in needed):
            said = rule(*needed)
            self.append({"BUY": 1, "SELL": -1, "NEUTRAL": 0}.get(said, said))

    def mean(self):
        return sum(self) / len(self) if self else np.nan


def rating(t, bars, price, scaled, cloud):
    def at(values, back=0):
        return values[t - back] if t >= back else np.nan

    p = {name: (lambda back=0, name=name: at(price[name], back)) for name in price}
    s = {name: (lambda back=0, name=name: at(scaled[name], back)) for name in scaled}
    close = bars["close"][t]
    averages = Votes()
    for n in PERIODS:
        averages.of(p[f"SMA{n}"](), close, rule=Compute.MA)
        averages.of(p[f"EMA{n}"](), close, rule=Compute.MA)
    averages.of(p["VWMA20"](), close, rule=Compute.MA)
    averages.of(p["HMA9"](), close, rule=Compute.MA)
    conversion, base = p["ICHIMOKU_CONVERSION"](), p["ICHIMOKU_BASE"]()
    lead_a = (p["ICHIMOKU_CONVERSION"](25) + p["ICHIMOKU_BASE"](25)) / 2
    lead_b = at(cloud, 25)

    def ichimoku(conversion, base, a, b):
        if a > b and base > a and conversion > base and close > conversion:
            return 1
        return -1 if a < b and base < a and conversion < base and close < conversion else 0

    averages.of(conversion, base, lead_a, lead_b, rule=ichimoku)
    o = Votes()
    o.of(s["RSI14"](), s["RSI14"](1), rule=Compute.RSI)
    o.of(s["STOCH_K"](), s["STOCH_D"](), s["STOCH_K"](1), s["STOCH_D"](1), rule=Compute.Stoch)
    o.of(s["CCI20"](), s["CCI20"](1), rule=Compute.CCI20)
    o.of(s["ADX14"](), s["PLUS_DI14"](), s["MINUS_DI14"](), s["PLUS_DI14"](1), s["MINUS_DI14"](1), rule=Compute.ADX)
    o.of(p["AO"](), p["AO"](1), p["AO"](2), rule=Compute.AO)
    o.of(p["MOM10"](), p["MOM10"](1), rule=Compute.Mom)
    o.of(p["MACD"](), p["MACD_SIGNAL"](), rule=Compute.MACD)
    trend = close - p["EMA50"]()
    lines = (s["STOCHRSI_K"](), s["STOCHRSI_D"](), s["STOCHRSI_K"](1), s["STOCHRSI_D"](1))
    against = {"BUY": trend < 0, "SELL": trend > 0, "NEUTRAL": True}

    def stochastic_strength(k, d, k1, d1, trend):
        said = Compute.Stoch(k, d, k1, d1)
        return said if against[said] else 0

    o.of(*lines, trend, rule=stochastic_strength)
    o.of(s["WILLR14"](), s["WILLR14"](1), rule=lambda w, w1: 1 if w < -80 and w > w1 else -1 if w > -20 and w < w1 else 0)

    def power(bear, bear1, bull, bull1, trend):
        if trend > 0 and bear < 0 and bear > bear1:
            return 1
        return -1 if trend < 0 and bull > 0 and bull < bull1 else 0

    o.of(p["BEAR_POWER13"](), p["BEAR_POWER13"](1), p["BULL_POWER13"](), p["BULL_POWER13"](1), trend, rule=power)
    o.of(s["ULTOSC"](), rule=lambda u: 1 if u > 70 else -1 if u < 30 else 0)
    return averages.mean(), o.mean()


def write(data, output, name):
    bars = bars_of(data, name)
    values = columns_of(bars)
    head = (
        f"made_by=technicals_talib.py TA-Lib={talib.__version__} tradingview-ta={tradingview_ta.__version__} "
        f"numpy={np.__version__} python={platform.python_version()} series={name} first={SERIES[name][2]} "
        f"bars={len(bars)}\n{','.join(values)}\n"
    )
    body = bars.to_numpy(dtype="<f8").T.tobytes() + b"".join(v.astype("<f8").tobytes() for v in values.values())
    (pathlib.Path(output) / f"{name}.bin.gz").write_bytes(gzip.compress(head.encode("ascii") + body, 9, mtime=0))


if __name__ == "__main__":
    for each in SERIES:
        write(sys.argv[1], sys.argv[2], each)
