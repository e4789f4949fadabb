"""Expected predictions of lasso, elastic net, partial least squares and ridge of the strongest features on expanding windows, from scikit-learn.

Usage: python expanding_zoo_sparse.py FOLDER

Reads us10_training_rows.csv.gz in FOLDER (made by expanding_ridge.py) and writes beside it
  us10_sparse_predictions.csv.gz  for every fifth weekly cutoff of 2011 to 2017 and every model, the predictions of ten symbols

At every twelfth of these cutoffs the design "collinear" is predicted too: the features and after them a copy of the first,
the sum of the first two, the third plus 1/32 of the fourth, and a constant. Not closer than 1/32: coordinate descent over
rows does not reach its tolerance in a million sweeps when it is 2^-20.

Coordinate descent runs over the rows (precompute=False), partial least squares over the rows too. Every refit is from all
rows known at its cutoff: nothing is shared between cutoffs, and a fit that does not converge ends the script.
"""

import gzip
import io
import sys
import warnings

import numpy as np
import sklearn
from sklearn.cross_decomposition import PLSRegression
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from training_rows import training_frame, weekly_cutoffs

LASSO_PENALTIES = [0.0005, 0.005, 0.02]
ELASTIC_NET_PENALTIES = [0.001, 0.01, 0.04]
ELASTIC_NET_MIX = 0.5
COMPONENTS = [1, 2, 3, 5, 8]
STRONGEST = [3, 10]
RIDGE_PENALTY = 0.01
FIRST = "2011-01-01"
EVERY = 5
COLLINEAR_EVERY = 12  # of those


def collinear(x):
    return np.column_stack([x, x[:, 0], x[:, 0] + x[:, 1], x[:, 2] + x[:, 3] / 32, np.full(len(x), 0.75)])


def models(design, rows):
    for penalty in LASSO_PENALTIES:
        yield "lasso", penalty, Lasso(alpha=penalty, fit_intercept=False, tol=1e-12, max_iter=1_000_000)
    for penalty in ELASTIC_NET_PENALTIES:
        model = ElasticNet(alpha=penalty, l1_ratio=ELASTIC_NET_MIX, fit_intercept=False, tol=1e-12, max_iter=1_000_000)
        yield "elastic_net", penalty, model
    for components in COMPONENTS:
        yield "pls", components, PLSRegression(n_components=components, scale=True)
    for count in STRONGEST if design == "plain" else []:  # which of twins is taken is a matter of rounding
        ridge = Ridge(alpha=RIDGE_PENALTY * rows, fit_intercept=False)
        yield "ridge_of_strongest", count, make_pipeline(SelectKBest(f_regression, k=count), ridge)


def main(folder):
    warnings.simplefilter("error", ConvergenceWarning)
    frame, names = training_frame(folder)
    inputs = names[:-1]
    symbols = sorted(frame["symbol"].unique())
    lines = []
    for position, cutoff in enumerate(weekly_cutoffs(frame, FIRST, EVERY)):
        known = frame[(frame["label_known_date"] <= cutoff) & frame[names].notna().all(axis=1)]
        now = frame[(frame["event_date"] == cutoff) & frame[inputs].notna().all(axis=1)]
        designs = {"plain": lambda x: x}
        if position % COLLINEAR_EVERY == 0:
            designs["collinear"] = collinear
        for design, widen in designs.items():
            x, y = StandardScaler(), StandardScaler()
            xs = np.asfortranarray(x.fit_transform(widen(known[inputs].to_numpy())))
            ys = y.fit_transform(known[["target"]].to_numpy())[:, 0]
            asked = x.transform(widen(now[inputs].to_numpy()))
            for name, parameter, model in models(design, len(known)):
                predicted = np.ravel(model.fit(xs, ys).predict(asked)) * y.scale_[0] + y.mean_[0]
                by_symbol = dict(zip(now["symbol"], predicted, strict=True))
                cells = [repr(float(by_symbol[s])) if s in by_symbol else "" for s in symbols]
                head = f"{design},{cutoff},{len(known)},{float(y.scale_[0])!r},{name},{parameter!r},"
                lines.append(head + ",".join(cells))
    path = folder + "/us10_sparse_predictions.csv.gz"
    with gzip.GzipFile(path, "wb", mtime=0) as binary, io.TextIOWrapper(binary, encoding="utf-8", newline="\n") as file:
        file.write(f"# Expected by scikit-learn {sklearn.__version__}, numpy {np.__version__}: StandardScaler on features and target, then\n")
        file.write(f"# Lasso(alpha=parameter), ElasticNet(alpha=parameter, l1_ratio={ELASTIC_NET_MIX}), both with tol=1e-12 over the rows,\n")
        file.write(f"# SelectKBest(f_regression, k=parameter) before Ridge(alpha={RIDGE_PENALTY} * rows),\n")
        file.write("# PLSRegression(n_components=parameter, scale=True), refitted on all rows known at each cutoff.\n")
        file.write("# Made by src/test/oracles/expanding_zoo_sparse.py from us10_training_rows.csv.gz; days since 1970-01-01, empty = missing.\n")
        file.write("design,cutoff_day,rows,target_deviation,model,parameter," + ",".join(symbols) + "\n")
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
