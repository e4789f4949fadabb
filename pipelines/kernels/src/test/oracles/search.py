"""Expected values of the samplers of sweeps.

Usage: python search.py OUTPUT_FILE

Sobol points are scipy's; densities and quantiles are scipy's truncnorm; the counter hash, the scramble and the proposals
of the Parzen sampler are written here once more, with Python's integers and scipy, from their papers.
"""
import math
import sys

import numpy as np
import scipy
from scipy.special import logsumexp
from scipy.stats import qmc, truncnorm

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def line(out, name, values):
    out.write(name + " " + " ".join(repr(float(value)).replace("nan", "NaN") for value in np.ravel(values)) + "\n")


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def bits(seed, counter):
    return mix((mix(seed & MASK) + (counter + 1) * GOLDEN) & MASK)


class Splittable:
    """java.util.SplittableRandom of a seed: SplitMix64."""

    def __init__(self, seed):
        self.state = seed & MASK

    def uniform(self):
        self.state = (self.state + GOLDEN) & MASK
        return (mix(self.state) >> 11) * 2.0**-53


def sobol_point(dimension, index):
    points = qmc.Sobol(dimension, scramble=False)
    if index > 0:
        points.fast_forward(index)
    return points.random(1)[0]


def sobol(out):
    indices = list(range(33)) + [100, 1023, 1024, 65_537, 1_000_000]
    line(out, "sobol.index", indices)
    for number, index in enumerate(indices):
        line(out, f"sobol.point.{number}", sobol_point(128, index))


def scramble(value, key):
    digits = format(int(value * 2**52), "052b")
    flipped = ""
    for before in range(52):
        node = int("1" + digits[:before], 2)
        flipped += str(int(digits[before]) ^ (bits(key, node) >> 63))
    return int(flipped, 2) * 2.0**-52


def random_points(out):
    for number, (seed, index) in enumerate([(0, 0), (0, 1), (7, 0), (-3, 12), (2**40, 999_999)]):
        key = bits(seed, index)
        line(out, f"random.trial.{number}", [seed, index])
        line(out, f"random.point.{number}", [(bits(key, axis) >> 11) * 2.0**-53 for axis in range(5)])


def scrambled_points(out):
    for number, (seed, index) in enumerate([(0, 0), (7, 0), (7, 1), (-3, 12), (2**40, 4095)]):
        point = sobol_point(5, index)
        line(out, f"scrambled.trial.{number}", [seed, index])
        line(out, f"scrambled.point.{number}", [scramble(value, bits(seed, axis)) for axis, value in enumerate(point)])


class Mixture:
    def __init__(self, observed, low, high, prior_weight):
        rows = sorted([(x, 1) for x in observed] + [((low + high) / 2, 0)])
        width, n = high - low, len(rows)
        centres = [x for x, _ in rows]
        gaps = np.diff(centres)
        self.low, self.high, self.parts = low, high, []
        for i, (centre, is_observed) in enumerate(rows):
            near = ([gaps[i - 1]] if i > 0 else []) + ([gaps[i]] if i < n - 1 else [])
            deviation = min(width, max(near)) if near else width
            deviation = max(deviation, width / min(100, n + 1)) if is_observed else width
            weight = (1 if is_observed else prior_weight) / (n - 1 + prior_weight)
            law = truncnorm((low - centre) / deviation, (high - centre) / deviation, centre, deviation)
            self.parts.append((weight, law))

    def log_density(self, x):
        return logsumexp([math.log(w) + law.logpdf(x) for w, law in self.parts], axis=0)

    def probability(self, start, end):
        return sum(w * (law.cdf(end) - law.cdf(start)) for w, law in self.parts)

    def draw(self, random):
        share, (_, law) = random.uniform(), self.parts[-1]
        for w, candidate in self.parts:
            if share < w:
                law = candidate
                break
            share -= w
        return law.ppf(random.uniform())


def normals(out):
    cases = [(0, 1, -1, 2), (3, 0.1, 3, 8), (-2, 5, -7, -1), (0.5, 0.01, 0, 1), (1, 40, 0, 1), (2, 0.3, -9, 2)]
    for number, (mean, deviation, low, high) in enumerate(cases):
        law = truncnorm((low - mean) / deviation, (high - mean) / deviation, mean, deviation)
        points, shares = np.linspace(low, high, 21), np.linspace(0, 1, 21)
        line(out, f"normal.terms.{number}", [mean, deviation, low, high])
        line(out, f"normal.points.{number}", points)
        line(out, f"normal.log.{number}", law.logpdf(points))
        line(out, f"normal.pieces.{number}", np.diff(law.cdf(points)))
        line(out, f"normal.shares.{number}", shares)
        line(out, f"normal.quantiles.{number}", law.ppf(shares))


def mixtures(out, random):
    cases = [
        ([], 0, 1, 1),
        ([0.25], 0, 1, 1),
        (random.uniform(-5, 10, 7), -5, 10, 1),
        (random.uniform(-5, 10, 150), -5, 10, 0.5),
        ([0.3, 0.3, 0.3, 0.9], 0, 1, 2),
        ([-9.0, -2.0, -2.000001], -9, -2, 1),
    ]
    for number, (observed, low, high, prior_weight) in enumerate(cases):
        mixture = Mixture(observed, low, high, prior_weight)
        points = np.linspace(low, high, 41)
        line(out, f"mixture.terms.{number}", [low, high, prior_weight])
        line(out, f"mixture.observed.{number}", observed)
        line(out, f"mixture.points.{number}", points)
        line(out, f"mixture.log.{number}", mixture.log_density(points))
        line(out, f"mixture.pieces.{number}", [mixture.probability(a, b) for a, b in zip(points, points[1:])])


class Real:
    """0.001 to 10, logarithmic."""

    def estimate(self, numbers, weight):
        return Mixture(np.log(numbers), math.log(0.001), math.log(10), weight)

    def draw(self, mixture, random):
        return math.exp(mixture.draw(random))

    def log_density(self, mixture, number):
        return mixture.log_density(math.log(number))


class Integer:
    """5 to 60 by 5."""

    def estimate(self, numbers, weight):
        return Mixture(numbers, 2.5, 62.5, weight)

    def draw(self, mixture, random):
        return min(60, 5 + 5 * math.floor((mixture.draw(random) - 2.5) / 5))

    def log_density(self, mixture, number):
        return math.log(mixture.probability(number - 2.5, number + 2.5))


class Choice:
    """Three options."""

    def estimate(self, numbers, weight):
        counts = np.bincount(np.array(numbers, dtype=int), minlength=3) + weight
        return counts / counts.sum()

    def draw(self, probabilities, random):
        share = random.uniform()
        for option in (0, 1):
            if share < probabilities[option]:
                return option
            share -= probabilities[option]
        return 2

    def log_density(self, probabilities, number):
        return math.log(probabilities[number])


def propose(trials, gamma, candidates, prior_weight, seed, index):
    """Trials are numbers in the order choice, integer, real, and an objective or None."""
    finished = sorted((t for t in trials if t[3] is not None), key=lambda t: t[3])
    good = finished[: math.ceil(gamma * len(finished))]
    others = finished[len(good):] + [t for t in trials if t[3] is None]
    random = Splittable(bits(seed, index))
    proposal = []
    for place, kind in enumerate((Choice(), Integer(), Real())):
        better = kind.estimate([t[place] for t in good], prior_weight)
        worse = kind.estimate([t[place] for t in others], prior_weight)
        drawn = [kind.draw(better, random) for _ in range(candidates)]
        promise = [kind.log_density(better, x) - kind.log_density(worse, x) for x in drawn]
        proposal.append(drawn[int(np.argmax(promise))])
    return proposal


def proposals(out, random):
    trials = []
    for _ in range(40):
        choice, integer = int(random.integers(3)), 5 * int(random.integers(1, 13))
        real = math.exp(random.uniform(math.log(0.001), math.log(10)))
        objective = None if random.uniform() < 0.2 else round((choice - 1) ** 2 + integer / 30 + abs(math.log(real)), 1)
        trials.append((choice, integer, real, objective))
    for place, name in enumerate(("choice", "integer", "real")):
        line(out, f"seen.{name}", [t[place] for t in trials])
    line(out, "seen.objective", [math.nan if t[3] is None else t[3] for t in trials])
    for number, (gamma, candidates, weight, seed, index) in enumerate(
        [(0.15, 24, 1, 3, 40), (0.15, 24, 1, 3, 41), (0.25, 100, 0.5, -8, 40), (0.5, 1, 2, 11, 77), (0.01, 10, 1, 0, 40)]
    ):
        line(out, f"propose.terms.{number}", [gamma, candidates, weight, seed, index])
        line(out, f"propose.numbers.{number}", propose(trials, gamma, candidates, weight, seed, index))


def main(path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            f"# Made by src/test/oracles/search.py with scipy {scipy.__version__}, numpy {np.__version__}\n"
            "# sobol: scipy.stats.qmc.Sobol, not scrambled; normal and mixture: scipy.stats.truncnorm; random, scrambled and propose:"
            " written in Python from the papers.\n"
        )
        random = np.random.default_rng(2011)
        sobol(out)
        random_points(out)
        scrambled_points(out)
        normals(out)
        mixtures(out, random)
        proposals(out, random)


main(sys.argv[1])
