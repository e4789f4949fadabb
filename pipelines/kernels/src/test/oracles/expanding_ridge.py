"""Expected predictions for the expanding-window ridge test, from scikit-learn.

Usage: python expanding_ridge.py us_long25_daily_1998_2017.parquet OUTPUT_FOLDER

Input: daily bars of US large caps, split- and dividend-adjusted (Kaggle "Huge Stock Market Dataset", CC0, November 2017;
sha256 26bffab26fad2764e6b564f47fd12a6a5aecea4068fdaab6636ebaab2d24264b). Ten symbols, decisions from 2010 on.

Writes
  us10_training_rows.csv.gz   21 features and the forward return of 5 sessions, each an integer times a power of two,
                              so that both sides read exactly the same doubles
  us10_ridge_predictions.csv.gz  for every weekly cutoff and symbol, the prediction of Ridge on data standardised inside the window

A cutoff is the last session of a week that ends on Friday. A row may be used at a cutoff when the session that ends its
label (sixth after the decision) is not after it. Every refit is from all rows: nothing is shared between cutoffs.
"""

import gzip
import io
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

SYMBOLS = ["AAPL", "BA", "CAT", "GE", "IBM", "JNJ", "JPM", "KO", "MSFT", "WMT"]
HORIZON = 5
FIRST, LAST = "2010-01-04", "2017-11-10"
PENALTIES = [0.001, 0.1]
FIRST_ROWS = 200
LEVELS = 1500  # integers of about +-1500 per three deviations


def features(bars):
    close, high, low = bars["close"], bars["high"], bars["low"]
    volume = bars["volume"].where(bars["volume"] > 0)
    daily = close.pct_change()
    columns = {}
    for n in (1, 2, 3, 5, 10, 20, 60):
        columns[f"return_{n}"] = close / close.shift(n) - 1
    for n in (5, 20, 60):
        columns[f"volatility_{n}"] = daily.rolling(n).std()
        columns[f"distance_{n}"] = close / close.rolling(n).mean() - 1
    for n in (5, 20):
        columns[f"range_position_{n}"] = (close - low.rolling(n).min()) / (high.rolling(n).max() - low.rolling(n).min())
    columns["log_volume_5"] = np.log(volume / volume.rolling(5).mean())
    columns["log_volume_20"] = np.log(volume.rolling(5).mean() / volume.rolling(20).mean())
    columns["bar_range"] = (high - low) / close
    columns["close_location"] = ((close - low) / (high - low).where(high > low)).fillna(0.5)
    columns["drawdown_60"] = close / high.rolling(60).max() - 1
    columns["up_share_20"] = (daily > 0).astype(float).rolling(20).mean()
    frame = pd.DataFrame(columns)
    frame["target"] = close.shift(-1 - HORIZON) / close.shift(-1) - 1
    dates = bars["date"]
    frame.insert(0, "symbol", bars["symbol"])
    frame.insert(1, "event_date", dates)
    frame.insert(2, "label_known_date", dates.shift(-1 - HORIZON))
    return frame


def training_frame(path):
    bars = pd.read_parquet(path)
    bars = bars[bars["symbol"].isin(SYMBOLS)].sort_values(["symbol", "date"])
    frame = pd.concat(features(part.reset_index(drop=True)) for _, part in bars.groupby("symbol"))
    frame = frame[(frame["event_date"] >= FIRST) & (frame["event_date"] <= LAST)]
    return frame.sort_values(["event_date", "symbol"]).reset_index(drop=True)


def quantise(frame, names):
    exponents, integers = {}, pd.DataFrame(index=frame.index)
    for name in names:
        exponents[name] = int(np.floor(np.log2(3 * frame[name].std() / LEVELS)))
        integers[name] = np.rint(frame[name] * 2.0 ** -exponents[name]).astype("Int64")
        frame[name] = integers[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan) * 2.0 ** exponents[name]
    return exponents, integers


def write_rows(frame, names, exponents, integers, path):
    out = frame[["symbol", "event_date", "label_known_date"]].copy()
    for column in ("event_date", "label_known_date"):
        days = (out[column] - pd.Timestamp("1970-01-01")).dt.days
        out[column] = days.astype("Int64")
    out = pd.concat([out, integers], axis=1)
    head = [
        "# Training rows, made by src/test/oracles/expanding_ridge.py from CC0 daily bars (Kaggle Huge Stock Market Dataset, 2017-11).",
        f"# pandas {pd.__version__}, numpy {np.__version__}. Dates are days since 1970-01-01; empty = missing.",
        "# value = integer * 2^exponent; exponents: " + " ".join(str(exponents[n]) for n in names),
    ]
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(("\n".join(head) + "\n" + out.to_csv(index=False, lineterminator="\n")).encode())


def predictions(frame, names):
    week = frame["event_date"].dt.to_period("W-FRI")
    cutoffs = frame.groupby(week)["event_date"].max().sort_values()
    inputs, rows = names[:-1], []
    for cutoff in cutoffs:
        known = frame[(frame["label_known_date"] <= cutoff) & frame[names].notna().all(axis=1)]
        now = frame[(frame["event_date"] == cutoff) & frame[inputs].notna().all(axis=1)]
        if len(known) < FIRST_ROWS or now.empty:
            continue
        x, y = StandardScaler(), StandardScaler()
        xs, ys = x.fit_transform(known[inputs]), y.fit_transform(known[["target"]])[:, 0]
        for penalty in PENALTIES:
            model = Ridge(alpha=penalty * len(known), solver="svd").fit(xs, ys)
            predicted = model.predict(x.transform(now[inputs])) * y.scale_[0] + y.mean_[0]
            for symbol, value in zip(now["symbol"], predicted):
                rows.append((cutoff, len(known), penalty, y.scale_[0], symbol, value))
    return rows


def write_predictions(rows, path):
    with gzip.GzipFile(path, "wb", mtime=0) as binary, io.TextIOWrapper(binary, encoding="utf-8", newline="\n") as file:
        file.write("# Expected by scikit-learn " + sklearn.__version__ + ": StandardScaler on features and target, then\n")
        file.write("# Ridge(alpha = penalty * rows, solver='svd'), refitted on all rows known at each cutoff.\n")
        file.write("# Made by src/test/oracles/expanding_ridge.py from us10_training_rows.csv.gz.\n")
        file.write("cutoff_day,rows,penalty,target_deviation,symbol,prediction\n")
        for cutoff, count, penalty, deviation, symbol, value in rows:
            day = (cutoff - pd.Timestamp("1970-01-01")).days
            file.write(f"{day},{count},{penalty!r},{float(deviation)!r},{symbol},{float(value)!r}\n")


def main(path, folder):
    frame = training_frame(path)
    names = [c for c in frame.columns if c not in ("symbol", "event_date", "label_known_date")]
    exponents, integers = quantise(frame, names)
    write_rows(frame, names, exponents, integers, folder + "/us10_training_rows.csv.gz")
    write_predictions(predictions(frame, names), folder + "/us10_ridge_predictions.csv.gz")


if __name__ == "__main__":
    main(*sys.argv[1:])
