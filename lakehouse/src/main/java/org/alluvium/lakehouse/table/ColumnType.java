package org.alluvium.lakehouse.table;

/** The column types that Spark, DuckDB, Polars and delta-rs all read alike. */
public enum ColumnType {
  STRING("string"),
  INT("int"),
  LONG("bigint"),
  FLOAT("float"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  DATE("date"),
  /** An instant, UTC, in microseconds. */
  TIMESTAMP("timestamp"),
  DOUBLE_ARRAY("array<double>"),
  STRING_ARRAY("array<string>");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The type as Spark SQL writes it. */
  public String sql() {
    return sql;
  }
}
