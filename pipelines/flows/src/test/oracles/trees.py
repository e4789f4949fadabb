"""Expected trees at weekly cutoffs on real rows, from XGBoost's own Python package and from scikit-learn.

Usage: python trees.py KERNELS_TEST_FOLDER TO, the first with oracles/ and resources/ of the kernels' tests

Writes us10_trees.csv.gz: for every seventh weekly cutoff the prediction of xgboost.train for each symbol, refitted on all
rows known at the cutoff with a standardised target; for some of these cutoffs the mean squared errors of scikit-learn's
forest and boosted trees, over the rows of the window and over those of the 52 weeks after it, in the target's variance.
"""
import gzip
import sys

import numpy as np
import sklearn
import xgboost
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.tree import DecisionTreeRegressor

FIRST_ROWS, EVERY, REFERENCE_EVERY, YEAR = 400, 7, 18, 364
XGBOOST = dict(objective="reg:squarederror", base_score=0, tree_method="hist", nthread=1, max_depth=4,
               min_child_weight=20, eta=0.1, subsample=0.8, colsample_bytree=0.7, seed=3)
XGBOOST["lambda"] = 2
XGBOOST_TREES = 60


def forest():
    return RandomForestRegressor(n_estimators=40, max_depth=6, min_samples_leaf=20, max_features=0.4, random_state=1)


def boosted():
    # Spark takes the first tree whole, the others times the learning rate.
    first = DecisionTreeRegressor(max_depth=3, min_samples_leaf=20)
    return GradientBoostingRegressor(init=first, n_estimators=19, max_depth=3, min_samples_leaf=20, learning_rate=0.1,
                                     subsample=0.8, random_state=1)


def main(kernels, to):
    sys.path.insert(0, kernels + "/oracles")
    from training_rows import training_frame

    frame, names = training_frame(kernels + "/resources/org/alluvium/kernels/training")
    inputs = names[:-1]
    frame = frame[frame[inputs].notna().all(axis=1)]
    weeks = (frame["event_date"] + 5) // 7
    cutoffs = frame.groupby(weeks)["event_date"].max().sort_values().tolist()[::EVERY]
    lines = [
        f"# Expected by xgboost {xgboost.__version__} and scikit-learn {sklearn.__version__}, numpy {np.__version__};"
        " settings in src/test/oracles/trees.py, which makes it",
        "# from us10_training_rows.csv.gz of the kernels' tests (CC0 daily bars). Days since 1970-01-01.",
        "# xgboost,cutoff_day,rows,symbol,prediction or forest|boosted,cutoff_day,rows,error of the window,error after it",
    ]
    judged = 0
    for cutoff in cutoffs:
        complete = frame[frame["target"].notna()]
        known = complete[complete["label_known_date"] <= cutoff]
        now = frame[frame["event_date"] == cutoff]
        if len(known) < FIRST_ROWS or now.empty:
            continue
        mean, deviation = known["target"].mean(), known["target"].std(ddof=0)
        x, y = known[inputs].to_numpy(), ((known["target"] - mean) / deviation).to_numpy()
        model = xgboost.train(XGBOOST, xgboost.DMatrix(x, label=y), XGBOOST_TREES)
        predicted = model.predict(xgboost.DMatrix(now[inputs].to_numpy())) * deviation + mean
        for symbol, value in zip(now["symbol"], predicted):
            lines.append(f"xgboost,{cutoff},{len(known)},{symbol},{float(value)!r}")
        later = complete[(complete["event_date"] > cutoff) & (complete["event_date"] <= cutoff + YEAR)]
        if judged % REFERENCE_EVERY == 0 and len(later) > FIRST_ROWS:
            after = ((later["target"] - mean) / deviation).to_numpy()
            for name, reference in (("forest", forest()), ("boosted", boosted())):
                reference.fit(x, y)
                inside = float(np.mean((reference.predict(x) - y) ** 2))
                outside = float(np.mean((reference.predict(later[inputs].to_numpy()) - after) ** 2))
                lines.append(f"{name},{cutoff},{len(known)},{inside!r},{outside!r}")
        judged += 1
    with gzip.GzipFile(to + "/us10_trees.csv.gz", "wb", mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())
    print(judged, "cutoffs,", len(lines) - 3, "rows")
    print("\n".join(line for line in lines if line.startswith(("forest", "boosted"))))


main(sys.argv[1], sys.argv[2])
