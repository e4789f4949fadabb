package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DOUBLE_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Sufficient statistics per cutoff: what makes refits exact and incremental. */
public final class TrainingMoments {
  public static final String STRATEGY = "strategy";
  public static final String LINEAGE = "lineage";
  public static final String HORIZON = "horizon";
  public static final String CUTOFF = "cutoff";
  public static final String BLOCK_CUTOFF = "block_cutoff";
  public static final String ROWS = "rows";
  public static final String EXCLUDED_ROWS = "excluded_rows";
  public static final String BLOCK_MOMENTS = "block_moments";
  public static final String CUMULATIVE_ROWS = "cumulative_rows";
  public static final String CUMULATIVE_MOMENTS = "cumulative_moments";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "training_moments",
              "Sufficient statistics of the training rows: each block as it stood at a cutoff, and the sum of all blocks up to it")
          .required(STRATEGY, STRING, "strategy id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(HORIZON, INT, "label horizon in sessions")
          .required(CUTOFF, TIMESTAMP, "knowledge cutoff at which this state holds")
          .required(
              BLOCK_CUTOFF,
              TIMESTAMP,
              "the block: rows whose label was first known in the step that ends here")
          .required(ROWS, LONG, "rows in the block")
          .required(EXCLUDED_ROWS, LONG, "rows of the block left out for a missing value")
          .required(
              BLOCK_MOMENTS,
              DOUBLE_ARRAY,
              "count, means and centred cross-products of the block, packed")
          .optional(
              CUMULATIVE_ROWS,
              LONG,
              "rows in all blocks up to the cutoff; only where block_cutoff = cutoff")
          .optional(
              CUMULATIVE_MOMENTS,
              DOUBLE_ARRAY,
              "the same statistics of all blocks up to the cutoff; only where block_cutoff = cutoff")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(STRATEGY, LINEAGE, HORIZON, CUTOFF, BLOCK_CUTOFF)
          .partitionedBy(STRATEGY)
          .sortedBy(LINEAGE, CUTOFF)
          .check("block_not_after_cutoff", "block_cutoff <= cutoff")
          .build();

  private TrainingMoments() {}
}
