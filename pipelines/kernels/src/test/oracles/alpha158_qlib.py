"""Expected Alpha158 values, from Qlib itself: its field list, its expression engine, its float32 store.

Usage: python alpha158_qlib.py DATA_FOLDER OUTPUT_FOLDER

Every series is dumped as Qlib float32 binaries on its own calendar (row numbers stand for sessions), then
D.features evaluates the 158 expressions of qlib.contrib.data.loader.Alpha158DL over the whole history up to
the last stretch; the rows of the stretches are kept. Volume 0 is dumped as missing, a missing vwap is
replaced by (high + low + close) / 3.

Made with pyqlib 0.9.7, numpy 2.4.6, pandas 3.1.1, Python 3.11; every file repeats the versions in its first line.

One gzip file per series: line 1 provenance, line 2 the feature names, then little-endian float32:
5 columns (open, high, low, close, volume) of `bars` rows, then per stretch 158 columns of its rows.
"""
import gzip
import pathlib
import platform
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd

FIELDS = ["open", "high", "low", "close", "volume"]
STOCKS = "equities/us_long25_daily_1998_2017.parquet"
CRYPTO = "crypto/crypto_daily_2013_2021.parquet"
FX = "fx/usdcop_daily_2012_2021.csv.gz"
# name: file, symbol, stretches of rows [from, to), rows knocked out
SERIES = {
    "AAPL": (STOCKS, "AAPL", [(0, 400), (3000, 3300)], []),
    "GE": (STOCKS, "GE", [(0, 400), (3000, 3300)], []),
    "JNJ": (STOCKS, "JNJ", [(0, 400), (3000, 3300)], []),
    "BTC-USD": (CRYPTO, "BTC-USD", [(0, 400), (1800, 2100)], []),
    "XLM-USD": (CRYPTO, "XLM-USD", [(0, 400)], []),
    "USDT-USD": (CRYPTO, "USDT-USD", [(0, 400)], []),
    "USDCOP": (FX, "USDCOP", [(0, 400), (2000, 2300)], []),
    "MSFT-gaps": (STOCKS, "MSFT", [(0, 400)], [0, 7, 8, 40, 41, 42, 43, 44, 45, 46, 130, 250, 252, 254]),
}


def bars_of(data, name):
    file, symbol, stretches, gaps = SERIES[name]
    path = pathlib.Path(data) / file
    frame = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    frame = frame[frame["symbol"] == symbol].sort_values("date").reset_index(drop=True)
    frame = frame.iloc[: stretches[-1][1]]
    if "volume" not in frame:
        frame["volume"] = np.nan
    bars = frame[FIELDS].astype(np.float32)
    bars.loc[bars["volume"] == 0, "volume"] = np.nan
    bars.loc[gaps, :] = np.nan
    return bars


def dump(bars, folder):
    (folder / "calendars").mkdir()
    (folder / "instruments").mkdir()
    (folder / "features" / "series").mkdir(parents=True)
    days = pd.date_range("1990-01-01", periods=len(bars)).strftime("%Y-%m-%d")
    (folder / "calendars" / "day.txt").write_text("\n".join(days) + "\n")
    (folder / "instruments" / "all.txt").write_text(f"SERIES\t{days[0]}\t{days[-1]}\n")
    wide = bars.astype(np.float64)
    columns = {**{f: wide[f] for f in FIELDS}, "vwap": (wide["high"] + wide["low"] + wide["close"]) / 3}
    for field, values in columns.items():
        np.hstack([0, values.to_numpy()]).astype("<f4").tofile(folder / "features" / "series" / f"{field}.day.bin")
    return days


def evaluate(bars):
    import qlib
    from qlib.contrib.data.handler import Alpha158
    from qlib.data import D

    fields, names = Alpha158.get_feature_config(None)
    with tempfile.TemporaryDirectory() as folder:
        days = dump(bars, pathlib.Path(folder))
        qlib.init(provider_uri=folder, region="us", kernels=1, logging_level=40)
        values = D.features(["SERIES"], fields, start_time=days[0], end_time=days[-1], freq="day")
    assert len(values) == len(bars), (len(values), len(bars))
    return names, values.to_numpy(dtype=np.float32)


def write(data, output, name):
    import qlib

    bars = bars_of(data, name)
    names, values = evaluate(bars)
    stretches = SERIES[name][2]
    head = (
        f"made_by=alpha158_qlib.py pyqlib={qlib.__version__} numpy={np.__version__} pandas={pd.__version__} "
        f"python={platform.python_version()} series={name} bars={len(bars)} "
        f"stretches={','.join(f'{a}-{b}' for a, b in stretches)}\n{','.join(names)}\n"
    )
    body = bars.to_numpy(dtype="<f4").T.tobytes() + b"".join(
        np.ascontiguousarray(values[a:b].T, dtype="<f4").tobytes() for a, b in stretches
    )
    target = pathlib.Path(output) / f"{name}.bin.gz"
    target.write_bytes(gzip.compress(head.encode("ascii") + body, 9, mtime=0))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        write(*sys.argv[1:])
    else:
        for each in SERIES:
            subprocess.run([sys.executable, __file__, sys.argv[1], sys.argv[2], each], check=True)
