package org.alluvium.lakehouse.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Rows of a table for a test, each told by the columns that matter to it:
 *
 * <pre>{@code
 * DatasetBuilder.of(spark(), DailyBars.SPEC)
 *     .byDefault(DailyBars.SOURCE, "seed")
 *     .row(DailyBars.SYMBOL, "NYSE:IBM", DailyBars.EVENT_DATE, "2017-11-10", DailyBars.CLOSE, 149.16)
 *     .build();
 * }</pre>
 *
 * <p>Columns not told are null, or, where the table requires a value, the empty text, zero, false,
 * or 1970-01-01. Dates and instants may be given as ISO text, numbers as any Java number, arrays as
 * lists or {@code double[]}. The dataset holds the content columns, no stamps.
 */
public final class DatasetBuilder {
  private final SparkSession spark;
  private final TableSpec table;
  private final Map<String, Object> defaults = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private DatasetBuilder(SparkSession spark, TableSpec table) {
    this.spark = spark;
    this.table = table;
  }

  public static DatasetBuilder of(SparkSession spark, TableSpec table) {
    return new DatasetBuilder(spark, table);
  }

  /** The value of a column in rows added from now on that do not tell it. */
  public DatasetBuilder byDefault(String column, Object value) {
    requireContent(column);
    defaults.put(column, value);
    return this;
  }

  /** Adds a row from column, value, column, value, … */
  public DatasetBuilder row(Object... columnsAndValues) {
    Map<String, Object> told = new LinkedHashMap<>(defaults);
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String column = (String) columnsAndValues[i];
      requireContent(column);
      told.put(column, columnsAndValues[i + 1]);
    }
    rows.add(RowFactory.create(table.contentColumns().stream().map(c -> value(c, told)).toArray()));
    return this;
  }

  public Dataset<Row> build() {
    return spark.createDataFrame(List.copyOf(rows), SparkSchemas.contentSchema(table));
  }

  private static Object value(ColumnSpec column, Map<String, Object> told) {
    if (told.containsKey(column.name())) {
      return CellValue.of(column.type(), told.get(column.name()));
    }
    return column.required() ? CellValue.neutral(column.type()) : null;
  }

  private void requireContent(String column) {
    if (table.contentColumns().stream().noneMatch(c -> c.name().equals(column))) {
      throw new IllegalArgumentException(
          table + " has no content column '" + column + "', it has " + table.columnNames());
    }
  }
}
