package org.alluvium.lakehouse.table;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Two-part name of a table, {@code silver.daily_bars}; its folder below the root is {@code
 * silver/daily_bars}.
 */
public record TableName(Layer layer, String name) implements Comparable<TableName> {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]*");

  public TableName {
    if (!SNAKE_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("table name must be snake_case, got '" + name + "'");
    }
  }

  /** Parses {@code layer.name}. */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException(
          "table must be written layer.name, for example silver.daily_bars, got '" + text + "'");
    }
    try {
      Layer layer = Layer.valueOf(text.substring(0, dot).toUpperCase(Locale.ROOT));
      return new TableName(layer, text.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "table must be written layer.name with a layer of bronze, silver, gold, ops or serving,"
              + " got '"
              + text
              + "'",
          e);
    }
  }

  /** Folder below the lakehouse root. */
  public String path() {
    return layer.folder() + "/" + name;
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return layer.folder() + "." + name;
  }
}
