package org.alluvium.lakehouse.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table is: name, columns, key, layout and constraints. One class under {@code tables} holds
 * one of these; nothing else types a column name.
 */
public final class TableSpec {
  private final TableName name;
  private final String comment;
  private final List<ColumnSpec> columns;
  private final List<String> key;
  private final List<String> partitionedBy;
  private final List<String> sortedBy;
  private final Map<String, String> checks;
  private final boolean appendOnly;

  private TableSpec(Builder builder) {
    this.name = builder.name;
    this.comment = builder.comment;
    this.columns = List.copyOf(builder.columns);
    this.key = List.copyOf(builder.key);
    this.partitionedBy = List.copyOf(builder.partitionedBy);
    this.sortedBy = List.copyOf(builder.sortedBy);
    this.checks = new LinkedHashMap<>(builder.checks);
    this.appendOnly = builder.appendOnly;
    requireKnown(key, "key");
    requireKnown(partitionedBy, "partition");
    requireKnown(sortedBy, "sort");
  }

  /** Starts the definition of a table. */
  public static Builder of(Layer layer, String name, String comment) {
    return new Builder(new TableName(layer, name), comment);
  }

  public TableName name() {
    return name;
  }

  public String comment() {
    return comment;
  }

  public List<ColumnSpec> columns() {
    return columns;
  }

  /** Names of the columns that identify a row. */
  public List<String> key() {
    return key;
  }

  public List<String> partitionedBy() {
    return partitionedBy;
  }

  /** Order of rows within a file, so that statistics prune reads. */
  public List<String> sortedBy() {
    return sortedBy;
  }

  /** Constraint name to SQL predicate, enforced by Delta as the last line of defence. */
  public Map<String, String> checks() {
    return checks;
  }

  /** Whether rows can only be added ({@code delta.appendOnly}). */
  public boolean appendOnly() {
    return appendOnly;
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  /** Columns that say something, that is all but the stamps, in table order. */
  public List<ColumnSpec> contentColumns() {
    return columns.stream().filter(c -> !c.stamp()).toList();
  }

  public Optional<ColumnSpec> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  @Override
  public String toString() {
    return name.toString();
  }

  private void requireKnown(List<String> names, String role) {
    for (String column : names) {
      if (column(column).isEmpty()) {
        throw new IllegalArgumentException(
            name + ": " + role + " column '" + column + "' is not a column of the table");
      }
    }
  }

  /** Collects the parts of a {@link TableSpec}, columns in table order. */
  public static final class Builder {
    private final TableName name;
    private final String comment;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private List<String> key = List.of();
    private List<String> partitionedBy = List.of();
    private List<String> sortedBy = List.of();
    private boolean appendOnly;

    private Builder(TableName name, String comment) {
      this.name = name;
      this.comment = comment;
    }

    /** A column that is never null. */
    public Builder required(String column, ColumnType type, String columnComment) {
      columns.add(new ColumnSpec(column, type, true, false, columnComment));
      return this;
    }

    /** A column whose value may be missing. */
    public Builder optional(String column, ColumnType type, String columnComment) {
      columns.add(new ColumnSpec(column, type, false, false, columnComment));
      return this;
    }

    /** A column outside the content digest: when or by which run the row was written. */
    public Builder stamp(String column, ColumnType type, String columnComment) {
      columns.add(new ColumnSpec(column, type, false, true, columnComment));
      return this;
    }

    /** Many optional columns of one type, in the given order. */
    public Builder optionals(List<String> names, ColumnType type, String columnComment) {
      names.forEach(n -> optional(n, type, columnComment));
      return this;
    }

    public Builder key(String... names) {
      this.key = List.of(names);
      return this;
    }

    public Builder partitionedBy(String... names) {
      this.partitionedBy = List.of(names);
      return this;
    }

    public Builder sortedBy(String... names) {
      this.sortedBy = List.of(names);
      return this;
    }

    public Builder check(String constraint, String predicate) {
      checks.put(constraint, predicate);
      return this;
    }

    public Builder appendOnly() {
      this.appendOnly = true;
      return this;
    }

    public TableSpec build() {
      return new TableSpec(this);
    }
  }
}
