package org.alluvium.lakehouse.columnar;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The shape of tables that are written column by column: one text, one date and one instant that
 * are never missing, FLOAT values, and stamps that are the same in every row of a write. Not
 * partitioned.
 */
public final class WideSchema implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a column holds. */
  enum Role {
    SERIES,
    DAY,
    KNOWN_AT,
    VALUE,
    TEXT_STAMP,
    INSTANT_STAMP
  }

  /**
   * A column of the table.
   *
   * @param value number of a value column among its like, else -1
   */
  record Column(String name, Role role, int value) implements Serializable {}

  private final String table;
  private final ArrayList<Column> columns = new ArrayList<>();
  private final int values;

  private WideSchema(TableSpec spec) {
    this.table = spec.toString();
    int number = 0;
    for (ColumnSpec column : spec.columns()) {
      Role role = role(column);
      columns.add(new Column(column.name(), role, role == Role.VALUE ? number++ : -1));
    }
    this.values = number;
  }

  /**
   * The shape of a table.
   *
   * @throws IllegalArgumentException when the table is of another shape
   */
  public static WideSchema of(TableSpec spec) {
    if (!spec.partitionedBy().isEmpty()) {
      throw new IllegalArgumentException(
          "%s: a table partitioned by %s cannot be written column by column; append rows"
              .formatted(spec, spec.partitionedBy()));
    }
    WideSchema schema = new WideSchema(spec);
    List.of(Role.SERIES, Role.DAY, Role.KNOWN_AT).forEach(schema::requireOne);
    return schema;
  }

  /** Name of the column that says which series a row is of. */
  public String series() {
    return named(Role.SERIES);
  }

  /** Name of the column with a row's date. */
  public String day() {
    return named(Role.DAY);
  }

  /** Name of the column that says from when a row could have been known. */
  public String knownAt() {
    return named(Role.KNOWN_AT);
  }

  /** Whether a column holds values, which may be missing. */
  public boolean isValue(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column) && c.role() == Role.VALUE);
  }

  List<Column> columns() {
    return columns;
  }

  void requireFits(SeriesBlock block) {
    if (block.columns() != values) {
      throw new IllegalArgumentException(
          "%s has %d value columns, the block of %s has %d"
              .formatted(table, values, block.series(), block.columns()));
    }
  }

  MessageType parquet() {
    return new MessageType("rows", columns.stream().map(WideSchema::type).toList());
  }

  private static Type type(Column column) {
    return switch (column.role()) {
      case SERIES, TEXT_STAMP ->
          Types.required(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case DAY ->
          Types.required(PrimitiveTypeName.INT32)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
      case KNOWN_AT, INSTANT_STAMP ->
          Types.required(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
      case VALUE -> Types.optional(PrimitiveTypeName.FLOAT).named(column.name());
    };
  }

  private Role role(ColumnSpec column) {
    return switch (column.type()) {
      case STRING -> column.stamp() ? Role.TEXT_STAMP : required(column, Role.SERIES);
      case TIMESTAMP -> column.stamp() ? Role.INSTANT_STAMP : required(column, Role.KNOWN_AT);
      case DATE -> required(column, Role.DAY);
      case FLOAT -> optional(column);
      case INT, LONG, DOUBLE, BOOLEAN, DOUBLE_ARRAY, STRING_ARRAY -> throw unfit(column);
    };
  }

  private Role required(ColumnSpec column, Role role) {
    if (!column.required()) {
      throw unfit(column);
    }
    return role;
  }

  private Role optional(ColumnSpec column) {
    if (column.required()) {
      throw unfit(column);
    }
    return Role.VALUE;
  }

  private IllegalArgumentException unfit(ColumnSpec column) {
    return new IllegalArgumentException(
        "%s: column %s (%s%s) has no place in a table that is written column by column; append rows"
            .formatted(
                table,
                column.name(),
                column.type().sql(),
                column.required() ? ", never missing" : ""));
  }

  private void requireOne(Role role) {
    long found = columns.stream().filter(column -> column.role() == role).count();
    if (found != 1) {
      throw new IllegalArgumentException(
          "%s: a table written column by column has one column %s, this one has %d"
              .formatted(table, role, found));
    }
  }

  private String named(Role role) {
    return columns.stream().filter(c -> c.role() == role).findFirst().orElseThrow().name();
  }
}
