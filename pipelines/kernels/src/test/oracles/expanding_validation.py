"""Expected errors of a time-series validation inside training windows, from scikit-learn over all rows.

Usage: python expanding_validation.py FOLDER, with us10_training_rows.csv.gz (see expanding_ridge.py) in it

Writes us10_validation.csv: per cutoff and penalty the mean squared error of Ridge over the stretches of TimeSeriesSplit,
which splits weeks of the day on which a label became known; features and target standardised inside each training part.
"""
import sys

import numpy as np
import sklearn
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit
from sklearn.preprocessing import StandardScaler
from training_rows import training_frame

PENALTIES = [10.0, 1.0, 0.1, 0.01, 0.001]
FOLDS, GAP, WEEKS = 5, 2, [60, 150, 403]


def error(frame, weeks, names, penalty):
    squares, rows = 0.0, 0
    for train, test in TimeSeriesSplit(n_splits=FOLDS, gap=GAP).split(weeks):
        known, judged = frame[frame["week"].isin(weeks[train])], frame[frame["week"].isin(weeks[test])]
        x, y = StandardScaler(), StandardScaler()
        xs, ys = x.fit_transform(known[names[:-1]]), y.fit_transform(known[["target"]])[:, 0]
        model = Ridge(alpha=penalty * len(known), solver="svd").fit(xs, ys)
        predicted = model.predict(x.transform(judged[names[:-1]])) * y.scale_[0] + y.mean_[0]
        squares += float(((judged["target"] - predicted) ** 2).sum())
        rows += len(judged)
    return squares / rows


def main(folder):
    frame, names = training_frame(folder)
    frame = frame[frame["label_known_date"].notna() & frame[names].notna().all(axis=1)].copy()
    frame["week"] = (frame["label_known_date"].astype(int) + 5) // 7
    weeks = np.arange(frame["week"].min(), frame["week"].max() + 1)
    with open(folder + "/us10_validation.csv", "w", encoding="utf-8") as out:
        out.write(
            f"# Made by src/test/oracles/expanding_validation.py with scikit-learn {sklearn.__version__} from"
            " us10_training_rows.csv.gz: TimeSeriesSplit over weeks, Ridge(alpha = penalty * rows, solver='svd').\n"
        )
        out.write("weeks,folds,gap,penalty,mean_squared_error\n")
        for count in WEEKS:
            for penalty in PENALTIES:
                value = error(frame, weeks[:count], names, penalty)
                out.write(f"{count},{FOLDS},{GAP},{penalty!r},{value!r}\n")


main(sys.argv[1])
