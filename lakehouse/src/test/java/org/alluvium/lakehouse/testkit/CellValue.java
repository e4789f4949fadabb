package org.alluvium.lakehouse.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.alluvium.lakehouse.table.ColumnType;

/** What a test says for a cell, as Spark wants it. */
final class CellValue {
  private CellValue() {}

  static Object of(ColumnType type, Object told) {
    if (told == null) {
      return null;
    }
    return switch (type) {
      case STRING, BOOLEAN -> told;
      case INT -> ((Number) told).intValue();
      case LONG -> ((Number) told).longValue();
      case FLOAT -> ((Number) told).floatValue();
      case DOUBLE -> ((Number) told).doubleValue();
      case DATE -> told instanceof String text ? LocalDate.parse(text) : told;
      case TIMESTAMP -> told instanceof String text ? Instant.parse(text) : told;
      case DOUBLE_ARRAY, STRING_ARRAY -> list(told).toArray();
    };
  }

  /** The value of a required column that a test does not care about. */
  static Object neutral(ColumnType type) {
    return switch (type) {
      case STRING -> "";
      case INT, LONG, FLOAT, DOUBLE -> of(type, 0);
      case BOOLEAN -> false;
      case DATE -> LocalDate.EPOCH;
      case TIMESTAMP -> Instant.EPOCH;
      case DOUBLE_ARRAY, STRING_ARRAY -> new Object[0];
    };
  }

  private static List<?> list(Object told) {
    if (told instanceof double[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    return told instanceof Object[] values ? Arrays.asList(values) : (List<?>) told;
  }
}
