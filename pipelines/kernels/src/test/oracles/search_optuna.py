"""What Optuna finds on the functions of TreeParzenQualityTest: the best of 100 trials, median over 20 seeds.

Usage: python search_optuna.py

Prints; nothing is read by a test. With Optuna 5.0.0 and its defaults: sphere 0.25642 (random 6.11634), branin 0.01884
(0.38011), mixed 0.00483 (0.38413).
"""
import math
import statistics
import warnings

import optuna


def sphere(trial):
    return sum((trial.suggest_float(f"x{axis}", -5, 5) - 1) ** 2 for axis in range(5))


def branin(trial):
    x, y = trial.suggest_float("x0", -5, 10), trial.suggest_float("x1", 0, 15)
    valley = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return valley**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10 - 0.39788735772973816


def mixed(trial):
    option = 0 if trial.suggest_categorical("option", list("abcd")) == "c" else 1
    integer = (trial.suggest_int("integer", 1, 60) - 12) / 20
    log = math.log10(trial.suggest_float("log", 1e-5, 10, log=True)) + 2
    linear = trial.suggest_float("linear", -1, 1) - 0.3
    return option + integer**2 + log**2 / 4 + 2 * linear**2


def best(function, sampler):
    study = optuna.create_study(sampler=sampler)
    study.optimize(function, n_trials=100)
    return study.best_value


warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
for function in (sphere, branin, mixed):
    for sampler in (optuna.samplers.TPESampler, optuna.samplers.RandomSampler):
        median = statistics.median(best(function, sampler(seed=seed)) for seed in range(20))
        print(function.__name__, sampler.__name__, round(median, 5), flush=True)
