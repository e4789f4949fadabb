package org.alluvium.lakehouse.direct;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Plain Java values in the form that Delta Kernel stores: dates as days, instants as microseconds
 * since the epoch (finer digits are cut off). Whole numbers widen ({@code int} to {@code long});
 * nothing narrows.
 */
final class CellEncoder {
  private CellEncoder() {}

  /**
   * The stored form of {@code value}, null for null.
   *
   * @throws ClassCastException when the value is not of the type
   */
  static Object encode(DataType type, Object value) {
    if (value == null) {
      return null;
    }
    if (type instanceof StringType) {
      return (String) value;
    } else if (type instanceof BooleanType) {
      return (Boolean) value;
    } else if (type instanceof DateType) {
      return Math.toIntExact(((LocalDate) value).toEpochDay());
    } else if (type instanceof TimestampType) {
      return micros((Instant) value);
    } else if (type instanceof ArrayType array) {
      return list(array.getElementType(), (List<?>) value);
    }
    return number(type, value);
  }

  private static Object number(DataType type, Object value) {
    if (type instanceof IntegerType) {
      return (Integer) value;
    } else if (type instanceof LongType) {
      return value instanceof Integer i ? i.longValue() : (Long) value;
    } else if (type instanceof DoubleType) {
      return (Double) value;
    } else if (type instanceof FloatType) {
      return (Float) value;
    }
    throw new ClassCastException("type " + type + " cannot be written without Spark");
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
        TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
  }

  private static List<Object> list(DataType elementType, List<?> values) {
    List<Object> encoded = new ArrayList<>(values.size());
    for (Object value : values) {
      encoded.add(encode(elementType, value));
    }
    return encoded;
  }
}
