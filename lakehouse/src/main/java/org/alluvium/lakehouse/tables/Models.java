package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** The registry of fitted models, one row per refit. */
public final class Models {
  public static final String STRATEGY = "strategy";
  public static final String LINEAGE = "lineage";
  public static final String MODEL = "model";
  public static final String HORIZON = "horizon";
  public static final String CUTOFF = "cutoff";
  public static final String ROWS = "rows";
  public static final String SETTINGS = "settings";
  public static final String PENALTY = "penalty";
  public static final String INTERCEPT = "intercept";
  public static final String FEATURES = "features";
  public static final String COEFFICIENTS = "coefficients";
  public static final String TREES = "trees";
  public static final String TARGET_DEVIATION = "target_deviation";
  public static final String TRAINING_DIGEST = "training_digest";
  public static final String DIGEST = "digest";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "models",
              "Registry of fitted models: one row per model and refit, enough to predict the same bits again")
          .required(STRATEGY, STRING, "strategy id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(MODEL, STRING, "model id")
          .required(HORIZON, INT, "label horizon in sessions")
          .required(
              CUTOFF,
              TIMESTAMP,
              "knowledge cutoff of the fit: it learned from every row of its universe whose label was known by then")
          .required(ROWS, LONG, "training rows")
          .required(
              SETTINGS,
              STRING,
              "JSON: the settings that it was fitted with, those chosen inside the window too")
          .optional(
              PENALTY,
              DOUBLE,
              "penalty per row on standardised data, given or found; missing where there is not one for all coefficients")
          .required(
              INTERCEPT,
              DOUBLE,
              "in units of the target; for trees the mean of the target, around which they add up")
          .required(
              FEATURES,
              STRING_ARRAY,
              "names, in the order of the coefficients; trees count them from 0")
          .optional(
              COEFFICIENTS,
              DOUBLE_ARRAY,
              "in units of target per unit of feature; missing for trees")
          .optional(
              TREES,
              DOUBLE_ARRAY,
              "three numbers for each node, trees one after another, each in pre-order: feature of its split or -1, threshold at or below which rows go left or what a leaf adds in deviations of the target, index of the right child or 0; missing for linear models")
          .required(TARGET_DEVIATION, DOUBLE, "population deviation of the target in the window")
          .required(
              TRAINING_DIGEST,
              STRING,
              "SHA-256 of what it learned from: the cumulative moments of its cutoff in gold.training_moments, or its rows where a refit needs them all")
          .required(DIGEST, STRING, "SHA-256 of everything that its predictions follow from")
          .stamp(
              RUN_ID,
              STRING,
              "run that wrote the row; versions of its inputs are in ops.stage_runs, those pinned in ops.pins")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(STRATEGY, LINEAGE, MODEL, HORIZON, CUTOFF)
          .partitionedBy(STRATEGY)
          .sortedBy(LINEAGE, CUTOFF)
          .build();

  private Models() {}
}
