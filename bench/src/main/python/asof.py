"""make bench-asof: the bitemporal as-of join, beside DuckDB and Polars.

Usage: asof.py [ROWS [KEYS]]
"""

import shutil
import sys
from pathlib import Path

import machine
import numpy as np
import page
from programs import HOME, WORK, java, peer

MINUTE = 60_000_000
OBSERVED_EVERY = 10
TOLERANCE = 45 * MINUTE
REPETITIONS = 7


def generate(folder: Path, rows: int, keys: int) -> None:
    """A row each minute or so, an observation each ten; each fifth is a revision of the one before."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(rows)
    per_key, observations = rows // keys, rows // keys // OBSERVED_EVERY
    times = np.cumsum(random.integers(MINUTE // 2, 3 * MINUTE // 2, (keys, per_key)), axis=1)
    events = np.cumsum(random.integers(1, 2 * OBSERVED_EVERY * MINUTE, (keys, observations)), axis=1)
    known = events + random.integers(0, 15 * MINUTE, (keys, observations))
    revisions = np.arange(1, observations) % 5 == 4
    events[:, 1:][:, revisions] = events[:, :-1][:, revisions]
    known[:, 1:][:, revisions] = known[:, :-1][:, revisions] + random.integers(
        1, 60 * MINUTE, (keys, int(revisions.sum()))
    )
    for name, values in (("times", times), ("event_times", events), ("known_at", known)):
        values.astype("<i8").tofile(folder / name)


def main(rows: int, keys: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    sizes = [rows // 2, rows, rows * 2]
    for size in sizes:
        generate(WORK / f"asof-{size}", size, keys)
    load = machine.load()
    ours = java("AsOfBench", "join", keys, TOLERANCE, *(f"asof-{size}" for size in sizes))
    theirs = peer("asof_peers.py", WORK / f"asof-{rows}", keys, TOLERANCE)
    body = told(sizes, keys, load, ours, theirs)
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["duckdb", "polars", "numpy"])
    page.rewrite(HOME / "docs/benchmarks.md", "As-of join", f"{versions}\n\n{body}")
    if theirs["unlike_duckdb"] or theirs["unlike_polars"]:
        raise SystemExit(f"the joins differ: {theirs}")


def fastest(ours: dict, size: int, unit: str) -> float:
    return min(ours[f"asof-{size}_{n}{unit}"] for n in range(1, REPETITIONS + 1))


def told(sizes, keys, load, ours, theirs) -> str:
    best = {size: fastest(ours, size, "") for size in sizes}
    cores = {size: fastest(ours, size, "_cpu") for size in sizes}
    rows = sizes[1]
    doubling = [cores[b] / cores[a] for a, b in zip(sizes, sizes[1:])]
    return (
        f"{rows:,} rows × {rows // OBSERVED_EVERY:,} observations of {keys:,} keys, each observation with the time at which it "
        f"happened and the one at which it was known, a fifth of them revisions; a match is at most {TOLERANCE // MINUTE} minutes old. "
        f"In memory, the fastest run of each. Load before: {load:.1f}.\n\n"
        + page.table(
            ["", "seconds", "rows that differ from ours"],
            [
                ["Alluvium's kernel", f"**{best[rows]:.2f}**", ""],
                ["DuckDB, `ASOF JOIN`", f"{theirs['duckdb']:.2f}", theirs["unlike_duckdb"]],
                ["Polars, `join_asof`", f"{theirs['polars']:.2f}", theirs["unlike_polars"]],
            ],
        )
        + f"\n\n{theirs['matched']:,} of the rows have a match. All rows were compared. Growth of the kernel:\n\n"
        + page.table(
            ["rows", "seconds", "of all cores", "of all cores, ns per row", "times the half of it"],
            [
                [f"{size:,}", f"{best[size]:.2f}", f"{cores[size]:.2f}", f"{cores[size] / size * 1e9:.1f}", ratio]
                for size, ratio in zip(sizes, ["", *(f"{d:.2f}" for d in doubling)])
            ],
        )
    )


if __name__ == "__main__":
    asked = [int(a) for a in sys.argv[1:]]
    main(*(asked + [10_000_000, 1_000][len(asked) :]))
