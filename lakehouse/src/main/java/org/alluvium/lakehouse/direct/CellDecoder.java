package org.alluvium.lakehouse.direct;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values of Delta Kernel's vectors as plain Java: {@link LocalDate} for dates, {@link Instant} for
 * timestamps, an unmodifiable list for arrays, null for a missing value.
 */
final class CellDecoder {
  private CellDecoder() {}

  static Object decode(ColumnVector vector, int row) {
    if (vector.isNullAt(row)) {
      return null;
    }
    DataType type = vector.getDataType();
    if (type instanceof StringType) {
      return vector.getString(row);
    } else if (type instanceof BooleanType) {
      return vector.getBoolean(row);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(vector.getInt(row));
    } else if (type instanceof TimestampType) {
      return Instant.EPOCH.plus(vector.getLong(row), ChronoUnit.MICROS);
    } else if (type instanceof ArrayType) {
      return list(vector.getArray(row).getElements());
    }
    return number(vector, type, row);
  }

  private static Object number(ColumnVector vector, DataType type, int row) {
    if (type instanceof DoubleType) {
      return vector.getDouble(row);
    } else if (type instanceof LongType) {
      return vector.getLong(row);
    } else if (type instanceof IntegerType) {
      return vector.getInt(row);
    } else if (type instanceof FloatType) {
      return vector.getFloat(row);
    } else if (type instanceof ShortType) {
      return vector.getShort(row);
    } else if (type instanceof ByteType) {
      return vector.getByte(row);
    } else if (type instanceof DecimalType) {
      return vector.getDecimal(row);
    }
    throw new IllegalArgumentException(
        "a column of type " + type + " cannot be read without Spark; use ./alluvium lake sql");
  }

  private static List<Object> list(ColumnVector elements) {
    List<Object> values = new ArrayList<>(elements.getSize());
    for (int i = 0; i < elements.getSize(); i++) {
      values.add(decode(elements, i));
    }
    return Collections.unmodifiableList(values);
  }
}
