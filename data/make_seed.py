#!/usr/bin/env python3
"""Makes data/seed from a folder of source files: python data/make_seed.py SOURCE_FOLDER

Needs pyarrow (made with 25.0.1). The source folder holds the files named in SOURCES below. Bars are rewritten as zstd
Parquet sorted by date, in row groups of 8,192 rows, so that a reader of one week reads one week; the Treasury curve is
turned from one column per maturity to one row per value; the factor and map files of the raw equities are put together,
and corporate actions made of them; everything else is copied byte by byte. At the end data/seed/manifest.json lists every file of the seed with its size and SHA-256. The output is the same bytes every time
(for one version of pyarrow).
"""
import csv
import gzip
import hashlib
import io
import json
import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

SEED = Path(__file__).resolve().parent / "seed"

BARS = {  # seed file: source file. adj_close (equal to close) and marketcap are read by nothing and left out
    "equities/us_long25_daily.parquet": "equities/us_long25_daily_1998_2017.parquet",
    "equities/us_etf12_daily.parquet": "equities/us_etf12_daily_to_2017.parquet",
    "crypto/crypto_daily.parquet": "crypto/crypto_daily_2013_2021.parquet",
}
COPIES = {
    "fx/usdcop_daily.csv.gz": "fx/usdcop_daily_2012_2021.csv.gz",
    "fx/xauusd_daily.csv.gz": "fx/xauusd_daily_2004_2021.csv.gz",
    "fx/usdcop_5min_sample.csv.gz": "fx/raw/usdcop_5min_sample.csv.gz",
    "macro/vix_daily.csv.gz": "macro/vix_daily.csv.gz",
    "macro/us_rates_daily.csv.gz": "macro/us_rates_daily_fred.csv.gz",
    "macro/energy_spot_daily.csv.gz": "macro/energy_spot_daily.csv.gz",
    "macro/colombia_drivers_daily.csv.gz": "macro/colombia_global_drivers_daily.csv.gz",
    "macro/oecd_short_rates_monthly.csv.gz": "macro/oecd_short_rates_monthly.csv.gz",
    "macro/us_cpi_nsa_monthly.csv.gz": "macro/us_cpi_nsa_monthly.csv.gz",
    "membership/sp500_ticker_start_end.csv": "membership/sp500_ticker_start_end.csv",
    "cc-by-sa/usdcop_trm_official.csv.gz": "fx/usdcop_trm_official_1991_2021.csv.gz",
}
RAW = ("equities/us_lean15_daily_raw.parquet", "equities_raw/us_raw_daily_1998_2021.parquet")
SNAPSHOTS = ("cc-by-sa/us_pit_2015_2016.parquet", "equities_pit/us_pit_prices_2015_2016.parquet")
FACTORS, MAPS, ACTIONS = (f"equities/us_lean15_{name}.csv" for name in ("factors", "tickers", "corporate_actions"))
# securities of the raw bars that have a factor file, or a map file
WITH_FACTORS = ("aapl", "bac", "fb", "goog", "googl", "ibm", "qqq", "spy", "tfcfa", "wm")
WITH_MAP = ("aapl", "bac", "fb", "fb.1", "gooav", "goog", "googl", "ibm", "qqq", "spy", "tfcfa", "wm")
# last quoted days of earlier holders of a ticker, which have no map file: those of their last bars
LAST_DAYS = {"bac.1": "1998-09-30", "wm.1": "2008-09-26"}
VINTAGES = ("macro/us_macro_vintages_2016.parquet", "macro/us_macro_vintages_2016.parquet")
TREASURY = ("macro/us_treasury_curve_daily.csv.gz", "macro/us_treasury_curve_daily_1990_2017.csv.gz")
MATURITIES = {
    "1month": "1M", "3month": "3M", "6month": "6M", "1year": "1Y", "2year": "2Y", "3year": "3Y",
    "5year": "5Y", "7year": "7Y", "10year": "10Y", "20year": "20Y", "30year": "30Y",
}


def write_parquet(table: pa.Table, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table.replace_schema_metadata(None), target, compression="zstd", compression_level=19, row_group_size=8192)


def with_dates(table: pa.Table, *columns: str) -> pa.Table:
    for name in columns:
        table = table.set_column(table.schema.get_field_index(name), name, pc.cast(table[name], pa.date32()))
    return table


def bars(source: Path, target: Path) -> None:
    table = with_dates(pq.read_table(source), "date")
    if "adj_close" in table.column_names and not pc.all(pc.equal(table["adj_close"], table["close"])).as_py():
        raise SystemExit(f"{source.name}: adj_close differs from close and must not be left out")
    table = table.select(["symbol", "date", "open", "high", "low", "close", "volume"])
    table = table.set_column(0, "symbol", pc.cast(table["symbol"], pa.string()))
    write_parquet(table.sort_by([("date", "ascending"), ("symbol", "ascending")]), target)


def vintages(source: Path, target: Path) -> None:
    table = with_dates(pq.read_table(source), "obs_date", "known_from")
    table = table.set_column(0, "series", pc.cast(table["series"], pa.string()))
    order = [("known_from", "ascending"), ("series", "ascending"), ("obs_date", "ascending")]
    write_parquet(table.sort_by(order), target)


def treasury(source: Path, target: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["series", "date", "value"])
    with gzip.open(source, "rt", newline="") as lines:
        for row in csv.DictReader(lines):
            for column, maturity in MATURITIES.items():
                if row[column] != "":
                    writer.writerow([f"UST_{maturity}", row["date"], row[column]])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(out.getvalue().encode(), compresslevel=9, mtime=0))


def raw_bars(source: Path, target: Path) -> None:
    """Raw bars by ticker; adj_close is a function of the factors and left out."""
    table = with_dates(pq.read_table(source), "date").select(["symbol", "date", "open", "high", "low", "close", "volume"])
    write_parquet(table.sort_by([("date", "ascending"), ("symbol", "ascending")]), target)


def snapshots(source: Path, target: Path) -> None:
    """Bars as each day's snapshot had them, in the order of the snapshots; rows that come thrice stay."""
    table = with_dates(pq.read_table(source), "snapshot", "date")
    order = [("snapshot", "ascending"), ("symbol", "ascending"), ("date", "ascending")]
    write_parquet(table.sort_by(order), target)


def iso(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}"


def records(folder: Path, securities: tuple) -> list:
    """[security, first cell as a date, the other cells as they are] of each line of each file."""
    found = []
    for security in securities:
        for line in (folder / f"{security}.csv").read_text().split():
            date, *cells = line.split(",")
            found.append([security, iso(date), *cells])
    return found


def write_csv(target: Path, header: list, rows: list) -> None:
    with open(target, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])


def between(earlier: list, later: list, ex_date: str) -> list:
    """The split and the dividend between two lines of a factor file, either of which may be none.

    A line's factors hold up to and including its date, so the ex-date is the next session. Factors
    are printed to seven digits: a split is rounded to five, a dividend to a hundredth of a cent.
    """
    symbol, actions = "USA:" + earlier[0].upper(), []
    price, split, reference = (float(cell) for cell in earlier[2:5])
    if split != float(later[3]):
        actions.append([symbol, ex_date, "split", f"{float(later[3]) / split:.5g}"])
    if price != float(later[2]):
        actions.append([symbol, ex_date, "dividend", f"{reference * (1 - price / float(later[2])):.4f}"])
    return actions


def corporate_actions(source: Path) -> None:
    factors = records(source / "equities_raw/factor_files", WITH_FACTORS)
    maps = records(source / "equities_raw/map_files", WITH_MAP)
    write_csv(SEED / FACTORS, ["security", "date", "price_factor", "split_factor", "reference_price"], factors)
    write_csv(SEED / MAPS, ["security", "last_date", "ticker", "exchange"], [(m + [""])[:4] for m in maps])
    sessions = sorted({str(date) for date in pq.read_table(SEED / RAW[0])["date"].to_pylist()})

    def next_session(date: str) -> str:
        return next(session for session in sessions if session > date)

    actions = []
    for earlier, later in zip(factors, factors[1:]):
        if earlier[0] == later[0] and earlier[2:4] != later[2:4]:
            actions += between(earlier, later, next_session(earlier[1]))
    last_days = {m[0]: m[1] for m in maps if m[1] < "2050"} | LAST_DAYS
    alive = {m[0] for m in maps if m[1] > "2050"}
    for security, day in last_days.items():
        if security not in alive:
            actions.append(["USA:" + security.upper(), next_session(day), "delisting", ""])
    write_csv(SEED / ACTIONS, ["symbol", "ex_date", "kind", "value"], sorted(actions))


def manifest() -> None:
    files = [p for p in sorted(SEED.rglob("*")) if p.is_file() and p.name not in ("manifest.json", "README.md")]
    entries = [
        {
            "path": p.relative_to(SEED).as_posix(),
            "bytes": p.stat().st_size,
            "sha256": hashlib.sha256(p.read_bytes()).hexdigest(),
            "licence": "CC-BY-SA-4.0" if p.is_relative_to(SEED / "cc-by-sa") else "see README.md",
        }
        for p in files
    ]
    (SEED / "manifest.json").write_text(json.dumps({"files": entries}, indent=2) + "\n")


def main(source: Path) -> None:
    for target, origin in BARS.items():
        bars(source / origin, SEED / target)
    for target, origin in COPIES.items():
        (SEED / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / origin, SEED / target)
    vintages(source / VINTAGES[1], SEED / VINTAGES[0])
    treasury(source / TREASURY[1], SEED / TREASURY[0])
    raw_bars(source / RAW[1], SEED / RAW[0])
    snapshots(source / SNAPSHOTS[1], SEED / SNAPSHOTS[0])
    corporate_actions(source)
    manifest()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
