"""make bench-training: weekly refits beside scikit-learn, then a pooled panel in one pass.

Usage: training.py [ROUNDS [SYMBOLS [WEEKS]]]
"""

import shutil
import sys
from pathlib import Path
from statistics import median

import machine
import numpy as np
import page
from programs import HOME, WORK, java, peer

WEEK, FIRST_WEEKS, LAST_WEEK = 5, 101, 700
FEATURES, PANEL_FEATURES = 21, 158
FURTHER_WEEKS = range(1, 6)
PANEL_ROUNDS = 3
PANEL_HEAP = "512m"
AGREED = 1e-8
MODELS = {
    "ridge": "ridge",
    "bayesian_ridge": "Bayesian ridge, tolerance 1e-12 on both sides",
    "bayesian_ridge_default": "Bayesian ridge, tolerance 1e-3 on both sides (their default)",
    "lasso": "lasso (theirs with its default tolerance)",
    "elastic_net": "elastic net (theirs with its default tolerance)",
    "ard": "automatic relevance determination (theirs with its default tolerance)",
    "pls": "partial least squares, 3 components",
}
EXACT = ("ridge", "bayesian_ridge", "pls")


def generate(file: Path) -> None:
    """Days of correlated features in units far apart, and a target of which they explain a little."""
    random = np.random.default_rng(FEATURES)
    days = (LAST_WEEK + 1) * WEEK
    shared = random.standard_normal((days, 6)) @ random.standard_normal((6, FEATURES))
    standard = shared + random.standard_normal((days, FEATURES))
    units = 10.0 ** random.integers(-3, 4, FEATURES)
    target = 0.01 * (standard @ random.normal(0, 0.02, FEATURES) + random.standard_normal(days))
    file.parent.mkdir(parents=True)
    np.column_stack([standard * units + 10 * units[::-1], target]).astype("<f8").tofile(file)


def round_of(model: str) -> dict:
    sizes = (FEATURES + 1, WEEK, FIRST_WEEKS)
    ours = java("RefitBench", model, *sizes)
    theirs = peer("training_peers.py", model, WORK, *sizes)
    warm, warm_cpu = (ours[unit] / ours["repetitions"] for unit in ("warm", "warm_cpu"))
    return {
        "milliseconds": warm * 1e3,
        "their_milliseconds": theirs["seconds"] * 1e3,
        "ratio": theirs["seconds"] / warm,
        "cpu_ratio": theirs["cpu"] / warm_cpu,
        "first_ratio": theirs["seconds"] / ours["first"],
        "apart": theirs["apart"],
    }


def panel_round(symbols: int, weeks: int) -> dict:
    sizes = (symbols, weeks, PANEL_FEATURES)
    passed = java("PanelBench", "pass", *sizes, heap=PANEL_HEAP)
    week = java("PanelBench", "week", *sizes, heap=PANEL_HEAP)
    product = peer("training_peers.py", "product", symbols * WEEK, PANEL_FEATURES + 1)
    return {
        "generate": passed["generate_and_accumulate"] - passed["accumulate"],
        "accumulate": passed["accumulate"],
        "fold": passed["fold"],
        "refit": passed["refit"],
        "whole": passed["accumulate"] + passed["fold"] + passed["refit"],
        "week": median(passed[f"week_{n}"] for n in FURTHER_WEEKS),
        "first_week": week["week"],
        "memory": passed["peak_mebibytes"],
        "product": product["seconds"],
    }


def main(rounds: int, symbols: int, weeks: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    generate(WORK / "rows")
    loads, refits, panel = [], {model: [] for model in MODELS}, []
    for _ in range(rounds):
        loads.append(machine.load())
        for model in MODELS:
            refits[model].append(round_of(model))
    for _ in range(PANEL_ROUNDS):
        loads.append(machine.load())
        panel.append(panel_round(symbols, weeks))
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["scikit-learn", "numpy"])
    body = told(refits, loads) + "\n\n" + told_panel(panel, symbols, weeks)
    page.rewrite(HOME / "docs/benchmarks.md", "Training", f"{versions}\n\n{body}")
    unlike = [model for model in EXACT if max(r["apart"] for r in refits[model]) > AGREED]
    if unlike:
        raise SystemExit(f"predictions of {', '.join(unlike)} differ from those of scikit-learn")


def each(rounds: list[dict], name: str, scale: float = 1) -> str:
    return page.spread([r[name] * scale for r in rounds])


def middle(rounds: list[dict], name: str) -> float:
    return median(r[name] for r in rounds)


def told(refits: dict, loads: list[float]) -> str:
    refitted = LAST_WEEK - FIRST_WEEKS + 1
    head = f"""{refitted} weekly refits on an expanding window of {FIRST_WEEKS * WEEK} to {LAST_WEEK * WEEK:,} daily rows with {FEATURES} features, each
followed by predictions of the {WEEK} days after; one thread on both sides. Alluvium takes the moments of each week, folds them and fits from
them; scikit-learn scales the rows known so far and fits them. In each round a process for each: the mean of 20 runs of Alluvium's loop
after 100 that warm it up, and scikit-learn's loop after 20 refits that warm it up. Processor time counts all threads, those that compile and
collect garbage too; the first run of a process, cold, is told by itself. Medians of {len(next(iter(refits.values())))} rounds (each). Load before
each round, those of the panel last: {", ".join(f"{v:.1f}" for v in loads)}.

"""
    rows = [
        [
            name,
            f"{middle(refits[model], 'milliseconds'):.1f}",
            f"{middle(refits[model], 'their_milliseconds'):,.0f}",
            each(refits[model], "ratio"),
            each(refits[model], "cpu_ratio"),
            f"{middle(refits[model], 'first_ratio'):.1f}",
            f"{max(r['apart'] for r in refits[model]):.0e}",
        ]
        for model, name in MODELS.items()
    ]
    columns = ["", "Alluvium, ms", "scikit-learn, ms", "it takes times as long", "in processor time", "of a first run", "predictions differ"]
    return (
        head
        + page.table(columns, rows)
        + f"""

Predictions differ at most by so many deviations of the window's target. The bench fails when those of ridge, partial least squares or Bayesian ridge of the
tight tolerance differ by more than {AGREED:.0e}; where scikit-learn stops at a looser tolerance than Alluvium, the difference is what it leaves undone."""
    )


def told_panel(panel: list[dict], symbols: int, weeks: int) -> str:
    rows, columns = symbols * weeks * WEEK, PANEL_FEATURES + 1
    flops = columns * (columns + 1)
    per_row = 1e6 / rows
    product = f"{middle(panel, 'product') / (symbols * WEEK) * 1e6:.2f}"
    return (
        f"A pooled panel: {symbols} symbols × {weeks * WEEK:,} days × {PANEL_FEATURES} features, {rows:,} rows ({rows * columns * 8 / 1e9:.1f} GB as numbers), "
        f"ridge at {weeks} weekly cutoffs. One pass, one thread, a heap of {PANEL_HEAP}: rows are generated week by week and forgotten. "
        f"{len(panel)} rounds, a process each.\n\n"
        + page.table(
            ["part", "seconds: median (each)", "µs per row"],
            [
                ["generate the rows (not counted below)", each(panel, "generate"), f"{middle(panel, 'generate') * per_row:.2f}"],
                ["check them and take the moments of each week", each(panel, "accumulate"), f"{middle(panel, 'accumulate') * per_row:.2f}"],
                ["fold the moments of the weeks", each(panel, "fold"), ""],
                [f"fit {weeks} models", each(panel, "refit"), ""],
                ["all of these", each(panel, "whole"), f"{middle(panel, 'whole') * per_row:.2f}"],
            ],
        )
        + f"\n\nThe process had {middle(panel, 'memory'):,.0f} MiB at most, all memory of the JVM among them. The moments take "
        f"{median(flops * rows / r['accumulate'] for r in panel) / 1e9:.1f} GFlop/s (a product and an addition for each of {flops // 2:,} sums per row), the order of additions fixed; "
        f"numpy's product of such a week's centred rows with themselves takes {product} µs per row. "
        f"One more week from stored moments, to its model: {each(panel, 'week', 1e3)} ms in a process that has warmed up, "
        f"{median(r['week'] / r['whole'] for r in panel):.2%} of the whole; {each(panel, 'first_week', 1e3)} ms, "
        f"{median(r['first_week'] / r['whole'] for r in panel):.1%}, in a process that did nothing before. It has the same bits as the week of a whole pass."
    )


if __name__ == "__main__":
    asked = [int(a) for a in sys.argv[1:]]
    main(*(asked + [5, 800, LAST_WEEK][len(asked) :]))
