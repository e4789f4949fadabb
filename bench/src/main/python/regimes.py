"""make bench-regimes: hidden Markov models of two states beside hmmlearn.

Usage: regimes.py [ROUNDS]
"""

import shutil
import sys
from pathlib import Path

import machine
import numpy as np
import page
from programs import HOME, WORK, java, peer

VALUES, ITERATIONS = 1_000, 10
AGREED = 1e-8


def generate(file: Path) -> None:
    """Absolute returns of a market that is calm or turbulent, and seldom changes."""
    random = np.random.default_rng(5)
    state, values = 0, []
    for _ in range(VALUES):
        state = state if random.random() < (0.98, 0.95)[state] else 1 - state
        values.append(abs(random.normal(0, (0.006, 0.02)[state])))
    file.parent.mkdir(parents=True)
    np.array(values).astype("<f8").tofile(file)


def round_of() -> dict:
    ours = java("RegimeBench", "fit", ITERATIONS)
    theirs = peer("regime_peers.py", WORK, ITERATIONS)
    warm, warm_cpu = (ours[unit] / ours["repetitions"] for unit in ("warm", "warm_cpu"))
    told = {"milliseconds": warm * 1e3, "first": ours["first"] * 1e3, "apart": theirs["apart"], "iterations": theirs["default"]["iterations"]}
    for way in ("default", "same"):
        told[f"{way}_milliseconds"] = theirs[way]["seconds"] * 1e3
        told[f"{way}_ratio"] = theirs[way]["seconds"] / warm
        told[f"{way}_cpu_ratio"] = theirs[way]["cpu"] / warm_cpu
    return told


def main(rounds: int) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    generate(WORK / "values")
    loads, measured = [], []
    for _ in range(rounds):
        loads.append(machine.load())
        measured.append(round_of())
    shutil.rmtree(WORK)
    versions = machine.described(HOME, ["hmmlearn", "numpy"])
    page.rewrite(HOME / "docs/benchmarks.md", "Regimes", f"{versions}\n\n{told(measured, loads)}")
    apart = max(r["apart"] for r in measured)
    if not apart <= AGREED:
        raise SystemExit(f"models differ from those of hmmlearn by {apart:.1e}")


def told(measured: list[dict], loads: list[float]) -> str:
    def each(name: str) -> str:
        return page.spread([r[name] for r in measured])

    def row(name: str, way: str) -> list[str]:
        milliseconds = sorted(r[f"{way}_milliseconds"] for r in measured)[len(measured) // 2]
        own = sorted(r["milliseconds"] for r in measured)[len(measured) // 2]
        return [name, f"{own:.3f}", f"{milliseconds:.1f}", each(f"{way}_ratio"), each(f"{way}_cpu_ratio")]

    head = f"""A hidden Markov model of two normal states, fitted to {VALUES:,} absolute returns by {ITERATIONS} iterations of Baum and Welch, start and all; one thread on both sides. In each round
a process for each: the mean of 2,000 fits of Alluvium after 2,000 that warm it up, and of 50 fits of hmmlearn after 10. By its defaults hmmlearn starts from k-means, has a prior of
the variances, and may stop before; it made {measured[0]["iterations"]} iterations. From the same start it has `init_params=''`, `covars_prior=0` and `tol=-inf`, and makes the same steps. Processor time
counts all threads, those that compile and collect garbage too. Medians of {len(measured)} rounds (each). Load before each round: {", ".join(f"{v:.1f}" for v in loads)}.

"""
    rows = [row("by hmmlearn's defaults", "default"), row("from the same start", "same")]
    return (
        head
        + page.table(["hmmlearn's fit", "Alluvium, ms", "hmmlearn, ms", "it takes times as long", "in processor time"], rows)
        + f"""

The first fit of a process takes Alluvium {each("first")} ms. From the same start likelihood, probabilities, means and variances differ by {max(r["apart"] for r in measured):.0e} at most, and the bench
fails beyond {AGREED:.0e}."""
    )


if __name__ == "__main__":
    main(*([int(a) for a in sys.argv[1:]] + [5][len(sys.argv) - 1 :]))
