package org.alluvium.flows.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes what a discovery found into the lakehouse. */
record CandidateTables(StageContext context) {
  /** The rows of this run in {@code bronze.candidates}. */
  String slice() {
    return "%s = '%s'".formatted(Candidates.RUN_ID, context.runId());
  }

  /** Keeps refused rows with their reasons; those that an earlier run kept stay as they are. */
  long keepRefused(Discovered discovered) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ScreenedScan scan : discovered.scans()) {
      scan.refused().forEach(row -> rows.add(refused(discovered, scan, row)));
    }
    return rows.isEmpty()
        ? 0
        : context
            .lakehouse()
            .write(RejectedRows.SPEC)
            .insertMissing(dataset(RejectedRows.SPEC, rows))
            .rowsInserted();
  }

  /** Writes the candidates of an export. */
  long write(ExportedCandidates exported) {
    long written =
        context
            .lakehouse()
            .write(Candidates.SPEC)
            .appendOnce(dataset(Candidates.SPEC, exported.rows()), context.runId() + "/candidates")
            .rowsInserted();
    if (written != exported.totals().accepted()) {
      throw DiscoveryErrors.writtenDiffer(
          Candidates.SPEC.toString(), exported.totals().accepted(), written);
    }
    return written;
  }

  private Map<String, Object> refused(
      Discovered discovered, ScreenedScan scan, ScreenedScan.RefusedRow row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put(RejectedRows.BATCH_ID, scan.scan().batchId(discovered.pipeline().id()));
    cells.put(RejectedRows.ROW_NO, row.row().number());
    cells.put(RejectedRows.SOURCE, scan.scan().scanner().id());
    cells.put(RejectedRows.FILE, scan.scan().pages().get(0).name());
    cells.put(RejectedRows.RULE, row.refusal().rule().id());
    cells.put(RejectedRows.REASON, row.refusal().reason());
    cells.put(RejectedRows.ROW_TEXT, row.row().received());
    cells.put(RejectedRows.KNOWN_AT, context.asOf());
    return cells;
  }

  private Dataset<Row> dataset(TableSpec table, List<Map<String, Object>> cells) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> row : cells) {
      Object[] values =
          table.contentColumns().stream().map(ColumnSpec::name).map(row::get).toArray();
      rows.add(RowFactory.create(values));
    }
    return context
        .lakehouse()
        .spark()
        .createDataFrame(rows, SparkSchemas.contentSchema(table))
        .coalesce(1);
  }
}
