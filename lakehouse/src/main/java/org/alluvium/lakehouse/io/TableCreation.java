package org.alluvium.lakehouse.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes a table on disk agree with its definition: created in one commit with columns, comments,
 * NOT NULL, CHECK constraints, partitions and properties. Optional columns that a later definition
 * added are added, and columns that it made optional may miss values. Uses only table features that
 * DuckDB, Polars and delta-rs read.
 *
 * @param spark session whose commits carry the run id
 * @param files the table's log
 * @param table its definition
 */
record TableCreation(SparkSession spark, DeltaFiles files, TableSpec table) {
  private static final String KEEP = "interval 3650 days";

  void ensure() {
    if (files.version() < 0) {
      files.create(table, properties());
    } else {
      StructType onDisk = files.columnsOnDisk();
      addNewColumns(List.of(onDisk.fieldNames()));
      letMiss(onDisk);
    }
  }

  /** Delta properties of the table; CHECK constraints are properties too. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("delta.enableDeletionVectors", "false");
    properties.put("delta.logRetentionDuration", KEEP);
    properties.put("delta.deletedFileRetentionDuration", KEEP);
    if (table.appendOnly()) {
      properties.put("delta.appendOnly", "true");
    }
    List<String> statistics = statisticsColumns();
    if (!statistics.isEmpty()) {
      properties.put("delta.dataSkippingStatsColumns", String.join(",", statistics));
    }
    table
        .checks()
        .forEach((name, check) -> properties.put("delta.constraints." + name, unlessFalse(check)));
    return properties;
  }

  /** As SQL has it, a missing value violates no CHECK; Delta alone would refuse the row. */
  private static String unlessFalse(String check) {
    return "(" + check + ") IS NOT FALSE";
  }

  /** Files are skipped by sort order and key; ranges of any other column would only cost time. */
  private List<String> statisticsColumns() {
    Set<String> leading = new LinkedHashSet<>(table.sortedBy());
    leading.addAll(table.key());
    leading.removeAll(table.partitionedBy());
    leading.removeIf(name -> !comparable(table.column(name).orElseThrow().type()));
    return List.copyOf(leading);
  }

  private static boolean comparable(ColumnType type) {
    return switch (type) {
      case STRING, INT, LONG, FLOAT, DOUBLE, DATE, TIMESTAMP -> true;
      case BOOLEAN, DOUBLE_ARRAY, STRING_ARRAY -> false;
    };
  }

  private void letMiss(StructType onDisk) {
    for (StructField field : onDisk.fields()) {
      if (!field.nullable() && table.column(field.name()).filter(c -> !c.required()).isPresent()) {
        spark.sql(
            "ALTER TABLE delta.`%s` ALTER COLUMN `%s` DROP NOT NULL"
                .formatted(files.path(), field.name()));
      }
    }
  }

  private void addNewColumns(List<String> onDisk) {
    List<ColumnSpec> added =
        table.columns().stream().filter(c -> !onDisk.contains(c.name())).toList();
    if (added.isEmpty()) {
      return;
    }
    List<String> required =
        added.stream().filter(ColumnSpec::required).map(ColumnSpec::name).toList();
    if (!required.isEmpty()) {
      throw LakehouseErrors.tableLacksColumns(table.name(), required);
    }
    List<String> definitions = new ArrayList<>();
    for (ColumnSpec column : added) {
      definitions.add(SparkSchemas.field(column).toDDL());
    }
    spark.sql(
        "ALTER TABLE delta.`%s` ADD COLUMNS (%s)"
            .formatted(files.path(), String.join(", ", definitions)));
  }
}
