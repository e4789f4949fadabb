"""What us_macro_vintages_2016.parquet held on each of the 57 days of snapshots that brought anything, series by series.

Usage: python macro_snapshots.py SEED_FOLDER > ../resources/ingestion/macro_snapshots_2016.csv

A snapshot holds of each observation the last vintage that is known from its day or before. Made with pandas 3.1.1,
Python 3.11; the file repeats the versions in its first line.
"""
import pathlib
import platform
import sys

import pandas as pd

if __name__ == "__main__":
    vintages = pd.read_parquet(pathlib.Path(sys.argv[1]) / "macro/us_macro_vintages_2016.parquet").astype(
        {"known_from": str, "obs_date": str}
    )
    print(f"# made_by=macro_snapshots.py pandas={pd.__version__} python={platform.python_version()}")
    print("snapshot,series,observations,last_date,last_value,sum")
    for day in sorted(vintages.known_from.unique()):
        held = vintages[vintages.known_from <= day].sort_values(["series", "obs_date", "known_from"])
        held = held.groupby(["series", "obs_date"], as_index=False).last()
        for series, own in held.groupby("series"):
            last = own.iloc[-1]
            print(f"{day},{series},{len(own)},{last.obs_date},{last.value:.12g},{own.value.sum():.12g}")
