"""Expected predictions of Bayesian ridge and automatic relevance determination, from scikit-learn.

Usage: python expanding_zoo_bayes.py RESOURCE_FOLDER

Reads us10_training_rows.csv.gz (made by expanding_ridge.py) and writes us10_bayes_predictions.csv.gz beside it.

Cases
  plain      the 21 features, at every fifth weekly cutoff of 2011-2017
  collinear  42 features: the 21 and x[i] + x[i+1] / 4096 for each of them, at the last of these cutoffs
  constant   the 21 features with the fourth replaced by 0.1, at the last of these cutoffs

A cutoff is the last session of a week that ends on Friday. A row may be used at a cutoff when the session that ends its
label is not after it. Every fit is from all rows: nothing is shared between cutoffs.
"""

import gzip
import io
import sys

import numpy as np
import sklearn
from sklearn.linear_model import ARDRegression, BayesianRidge
from sklearn.preprocessing import StandardScaler
from training_rows import training_frame, weekly_cutoffs

EVERY = 5
FIRST = "2011-01-01"
SETTINGS = {"tol": 1e-12, "max_iter": 100_000}
MODELS = {"bayesian_ridge": BayesianRidge, "ard": ARDRegression}
CONSTANT_FEATURE = 3


def changed(case, x):
    if case == "collinear":
        return np.hstack([x, x + np.roll(x, -1, axis=1) / 4096])
    if case == "constant":
        x = x.copy()
        x[:, CONSTANT_FEATURE] = 0.1
    return x


def fit(model, x, y):
    fitted = MODELS[model](**SETTINGS).fit(x, y)
    if fitted.n_iter_ >= SETTINGS["max_iter"]:
        raise ArithmeticError(f"{model} has not converged")
    return fitted


def predictions(frame, names, case, cutoff):
    inputs = names[:-1]
    known = frame[(frame["label_known_date"] <= cutoff) & frame[names].notna().all(axis=1)]
    now = frame[(frame["event_date"] == cutoff) & frame[inputs].notna().all(axis=1)]
    xs, ys = StandardScaler(), StandardScaler()
    x = xs.fit_transform(changed(case, known[inputs].to_numpy()))
    y = ys.fit_transform(known[["target"]].to_numpy())[:, 0]
    for model in MODELS:
        fitted = fit(model, x, y)
        print(case, cutoff, len(known), model, fitted.n_iter_, np.count_nonzero(fitted.coef_), file=sys.stderr)
        predicted = fitted.predict(xs.transform(changed(case, now[inputs].to_numpy()))) * ys.scale_[0] + ys.mean_[0]
        for symbol, value in zip(now["symbol"], predicted):
            yield case, model, cutoff, len(known), float(ys.scale_[0]), symbol, float(value)


def write(rows, path):
    with gzip.GzipFile(path, "wb", mtime=0) as binary, io.TextIOWrapper(binary, encoding="utf-8", newline="\n") as file:
        file.write(f"# Expected by scikit-learn {sklearn.__version__}, numpy {np.__version__}: StandardScaler on features and target, then\n")
        file.write(f"# BayesianRidge or ARDRegression with {SETTINGS}, refitted on all rows known at each cutoff.\n")
        file.write("# Made by src/test/oracles/expanding_zoo_bayes.py from us10_training_rows.csv.gz. Days since 1970-01-01.\n")
        file.write("case,model,cutoff_day,rows,target_deviation,symbol,prediction\n")
        for row in rows:
            file.write(",".join(value if isinstance(value, str) else repr(value) for value in row) + "\n")


def main(folder):
    frame, names = training_frame(folder)
    cutoffs = weekly_cutoffs(frame, FIRST, EVERY)
    work = [("plain", cutoff) for cutoff in cutoffs] + [("collinear", cutoffs[-1]), ("constant", cutoffs[-1])]
    rows = [row for case, cutoff in work for row in predictions(frame, names, case, cutoff)]
    write(rows, folder + "/us10_bayes_predictions.csv.gz")


if __name__ == "__main__":
    main(sys.argv[1])
