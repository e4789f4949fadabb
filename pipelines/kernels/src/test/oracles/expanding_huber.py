"""Expected Huber regressions at weekly cutoffs, from scikit-learn.

Usage: python expanding_huber.py FOLDER, with us10_training_rows.csv.gz (see expanding_ridge.py) in it

Writes us10_huber.csv.gz: for every sixth weekly cutoff the objective per row and, per symbol, the prediction of
HuberRegressor on features and target standardised inside the window, refitted on all rows known at the cutoff.
"""
import gzip
import sys

import numpy as np
import sklearn
from sklearn.linear_model import HuberRegressor
from sklearn.preprocessing import StandardScaler
from training_rows import training_frame

EPSILON, PENALTY, FIRST_ROWS, EVERY = 1.35, 0.001, 400, 6


def objective(model, x, y, alpha):
    residual = np.abs(y - x @ model.coef_ - model.intercept_)
    inside = residual <= EPSILON * model.scale_
    loss = np.where(inside, residual**2 / model.scale_, 2 * EPSILON * residual - EPSILON**2 * model.scale_)
    return (len(y) * model.scale_ + loss.sum() + alpha * (model.coef_**2).sum()) / len(y)


def main(folder):
    frame, names = training_frame(folder)
    inputs = names[:-1]
    weeks = (frame["event_date"] + 5) // 7
    cutoffs = frame.groupby(weeks)["event_date"].max().sort_values().tolist()[::EVERY]
    lines = [
        "# Expected by scikit-learn " + sklearn.__version__ + ": StandardScaler on features and target, then"
        f" HuberRegressor(epsilon={EPSILON}, alpha={PENALTY} * rows, tol=1e-9, max_iter=100000).",
        "# Made by src/test/oracles/expanding_huber.py from us10_training_rows.csv.gz. objective is per row.",
        "cutoff_day,rows,objective,target_deviation,symbol,prediction",
    ]
    for cutoff in cutoffs:
        known = frame[(frame["label_known_date"] <= cutoff) & frame[names].notna().all(axis=1)]
        now = frame[(frame["event_date"] == cutoff) & frame[inputs].notna().all(axis=1)]
        if len(known) < FIRST_ROWS or now.empty:
            continue
        x, y = StandardScaler(), StandardScaler()
        xs, ys = x.fit_transform(known[inputs]), y.fit_transform(known[["target"]])[:, 0]
        alpha = PENALTY * len(known)
        model = HuberRegressor(epsilon=EPSILON, alpha=alpha, tol=1e-9, max_iter=100_000).fit(xs, ys)
        reached = objective(model, xs, ys, alpha)
        predicted = model.predict(x.transform(now[inputs])) * y.scale_[0] + y.mean_[0]
        for symbol, value in zip(now["symbol"], predicted):
            lines.append(f"{cutoff},{len(known)},{float(reached)!r},{float(y.scale_[0])!r},{symbol},{float(value)!r}")
    with gzip.GzipFile(folder + "/us10_huber.csv.gz", "wb", mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())
    print(len(lines) - 3, "rows")


main(sys.argv[1])
