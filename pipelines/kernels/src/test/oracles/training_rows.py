"""Reads us10_training_rows.csv.gz, which expanding_ridge.py makes: exact numbers, for the scripts beside it."""

import gzip

import pandas as pd

EPOCH = pd.Timestamp("1970-01-01")


def training_frame(folder):
    """Rows with their features and the target as numbers, and the names of these columns, the target last."""
    path = folder + "/us10_training_rows.csv.gz"
    with gzip.open(path, "rt") as file:
        head = [next(file) for _ in range(3)]
    exponents = [int(cell) for cell in head[2].split("exponents: ")[1].split()]
    frame = pd.read_csv(path, skiprows=3)
    names = list(frame.columns[3:])
    for name, exponent in zip(names, exponents, strict=True):
        frame[name] = frame[name].astype(float) * 2.0**exponent
    return frame, names


def weekly_cutoffs(frame, first, every):
    """The last session of every so manieth week that ends on a Friday, from a date on."""
    dates = EPOCH + pd.to_timedelta(frame["event_date"], unit="D")
    last = frame.groupby(dates.dt.to_period("W-FRI"))["event_date"].max().sort_values()
    return [day for day in last if EPOCH + pd.Timedelta(days=day) >= pd.Timestamp(first)][::every]
