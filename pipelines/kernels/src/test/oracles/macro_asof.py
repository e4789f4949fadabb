"""Expected values of the as-of join and of the feature set macro, from DuckDB and pandas.

Usage: python macro_asof.py SEED_FOLDER OUTPUT_FOLDER

observations.csv.gz: every vintage of four series of us_macro_vintages_2016.parquet and of the last two years of WTI
before 2017 (energy_spot_daily.csv.gz, known eight days later), in microseconds: real releases and revisions.
matches.csv.gz: for each series and time the observation that DuckDB's ASOF JOIN finds among those that were the newest
when they came, or revise the one that was; and what pandas.merge_asof finds, which has to be the same one.
macro.csv.gz: rows of sessions, every vintage of them, from brute force: for each session and moment pandas selects what was
known, the newest vintage of each period, and takes changes, rolling mean and standard deviation of that.

Made with DuckDB 2.0.0, pandas 3.1.1, Python 3.11; every file repeats the versions in its first line.
"""
import gzip
import pathlib
import platform
import sys

import duckdb
import pandas as pd

DAY = 86_400_000_000
SERIES = {  # frequency's tolerance in days, change, look-backs, window of the z-score
    "PAYEMS": (130, "DIFF", [1, 12], 24),
    "DSPIC96": (130, "PCT", [1, 3], 60),
    "GDPC1": (280, "PCT", [1, 4], 20),
    "UNRATE": (130, "DIFF", [1], 36),
    "WTI_SPOT": (15, "PCT", [1, 5, 21], 100),
}


def micros(times):
    return times.astype("datetime64[us, UTC]").astype("int64")


def observations(seed):
    vintages = pd.read_parquet(seed / "macro/us_macro_vintages_2016.parquet")
    vintages = vintages[vintages.series.isin(SERIES)].copy()
    # The end of the snapshot's day in New York, as conf/sources.json says.
    end = pd.to_datetime(vintages.known_from) + pd.Timedelta(days=1)
    vintages["known_at"] = micros(end.dt.tz_localize("America/New_York").dt.tz_convert("UTC"))
    vintages["day"] = (pd.to_datetime(vintages.obs_date) - pd.Timestamp("1970-01-01")).dt.days
    oil = pd.read_csv(seed / "macro/energy_spot_daily.csv.gz")
    oil = oil[(oil.series == "WTI_SPOT") & oil.date.between("2015-01-01", "2016-12-31")].copy()
    released = pd.to_datetime(oil.date) + pd.Timedelta(days=8, hours=17)
    oil["known_at"] = micros(released.dt.tz_localize("America/New_York").dt.tz_convert("UTC"))
    oil["day"] = (pd.to_datetime(oil.date) - pd.Timestamp("1970-01-01")).dt.days
    columns = ["series", "day", "known_at", "value"]
    rows = pd.concat([vintages[columns], oil[columns]])
    return rows.sort_values(["series", "known_at", "day"], ignore_index=True)


def sessions():
    """Weekdays with a close at 20:00 UTC; each fortieth bar came 45 days late."""
    days = pd.bdate_range("2016-06-20", "2016-12-02")
    close = micros(pd.Series(days.tz_localize("UTC") + pd.Timedelta(hours=20))).to_list()
    late = [t + 45 * DAY if i % 40 == 17 else t for i, t in enumerate(close)]
    return [(int((d - pd.Timestamp("1970-01-01")).days), t) for d, t in zip(days, late)]


def newest_when_they_came(rows):
    """Observations in the order in which they begin to count, without those older than the newest by then."""
    counting = rows.assign(counts=rows[["known_at"]].assign(e=rows.day * DAY).max(axis=1))
    counting = counting.sort_values(["counts", "day", "known_at"], ignore_index=True)
    return counting[counting.day == counting.day.cummax()]


def matches(rows):
    found = []
    for series, own in rows.groupby("series"):
        tolerance = SERIES[series][0] * DAY
        newest = newest_when_they_came(own).drop_duplicates("counts", keep="last")
        start = pd.Timestamp("2016-06-01", tz="UTC").value // 1000
        times = pd.DataFrame({"t": range(start, start + 200 * DAY, 7 * 3_600_000_000)})
        with duckdb.connect() as db:
            db.register("times", times)
            db.register("newest", newest)
            joined = db.execute(
                "select t, n.day, n.known_at from times asof left join newest n on times.t >= n.counts order by t"
            ).df()
        second = pd.merge_asof(times, newest[["counts", "day", "known_at"]], left_on="t", right_on="counts")
        assert joined.day.equals(second.day.astype("float64")) or (joined.day.fillna(-1) == second.day.fillna(-1)).all()
        assert (joined.known_at.fillna(-1) == second.known_at.fillna(-1)).all()
        stale = joined.t - joined.day * DAY > tolerance
        joined.loc[stale, ["day", "known_at"]] = float("nan")
        joined.insert(0, "series", series)
        found.append(joined)
    return pd.concat(found).astype({"day": "Int64", "known_at": "Int64"})


def known(own, by):
    rows = own[own.known_at <= by].sort_values(["day", "known_at"])
    return rows.groupby("day").value.last()


def columns_at(series, own, period, by):
    _, change, backs, window = SERIES[series]
    values = known(own, by)
    values = values[values.index <= period]
    row = [values.iloc[-1]]
    for back in backs:
        if len(values) <= back:
            row.append(float("nan"))
        elif change == "PCT":
            row.append(100 * (values.iloc[-1] / values.iloc[-1 - back] - 1))
        else:
            row.append(values.iloc[-1] - values.iloc[-1 - back])
    rolling = values.rolling(window)
    row.append((values.iloc[-1] - rolling.mean().iloc[-1]) / rolling.std().iloc[-1])
    return row


def periods_at(rows, close):
    used = {}
    for series, own in rows.groupby("series"):
        newest = own[(own.known_at <= close) & (own.day * DAY <= close)].day.max()
        fresh = newest == newest and close - newest * DAY <= SERIES[series][0] * DAY
        used[series] = int(newest) if fresh else None
    return used


def moments_after(bar, by_series, used):
    """When anything came after the bar that is not newer than what the session uses of its series."""
    moments = set()
    for series, period in used.items():
        own = by_series[series]
        if period is not None:
            moments.update(own[(own.known_at > bar) & (own.day <= period)].known_at)
    return sorted(moments)


def macro(rows):
    names, order = ["day", "known_at"], list(SERIES)
    for series in order:
        _, change, backs, window = SERIES[series]
        names += [series, *(f"{series}_{change}{b}" for b in backs), f"{series}_Z{window}"]
    by_series = dict(list(rows.groupby("series")))
    out = []
    for day, bar in sessions():
        used = periods_at(rows, min(bar, (day + 1) * DAY))
        last = None
        for moment in [bar, *moments_after(bar, by_series, used)]:
            row = []
            for series in order:
                period = used[series]
                width = len(SERIES[series][2]) + 2
                row += [float("nan")] * width if period is None else columns_at(series, by_series[series], period, moment)
            stored = pd.Series(row, dtype="float32")
            if last is None or not stored.equals(last):
                out.append([day, moment, *row])
            last = stored
    return pd.DataFrame(out, columns=names)


def write(folder, name, frame):
    head = (
        f"# made_by=macro_asof.py duckdb={duckdb.__version__} pandas={pd.__version__} "
        f"python={platform.python_version()} rows={len(frame)}\n"
    )
    text = head + frame.to_csv(index=False, float_format="%.12g", lineterminator="\n")
    (folder / name).write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    seed, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    every = observations(seed)
    write(output, "observations.csv.gz", every)
    write(output, "matches.csv.gz", matches(every))
    write(output, "macro.csv.gz", macro(every))
