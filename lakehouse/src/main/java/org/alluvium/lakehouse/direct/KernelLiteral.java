package org.alluvium.lakehouse.direct;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.TimestampType;
import org.alluvium.lakehouse.table.TableName;

/** Values as Delta Kernel's literals. */
final class KernelLiteral {
  private KernelLiteral() {}

  /** A value of a column, which may be missing. */
  static Literal of(TableName table, StructField column, Object value) {
    DataType type = column.getDataType();
    try {
      return value == null ? Literal.ofNull(type) : ofStored(type, CellEncoder.encode(type, value));
    } catch (ClassCastException e) {
      throw DirectErrors.wrongCell(
          table,
          column.getName(),
          "%s (%s) is no value of type %s"
              .formatted(value, value.getClass().getSimpleName(), KernelSchema.describe(type)));
    }
  }

  /** A value in stored form, see {@link CellEncoder}. */
  static Literal ofStored(DataType type, Object stored) {
    if (type instanceof StringType) {
      return Literal.ofString((String) stored);
    } else if (type instanceof BooleanType) {
      return Literal.ofBoolean((Boolean) stored);
    } else if (type instanceof DateType) {
      return Literal.ofDate((Integer) stored);
    } else if (type instanceof TimestampType) {
      return Literal.ofTimestamp((Long) stored);
    } else if (type instanceof IntegerType) {
      return Literal.ofInt((Integer) stored);
    } else if (type instanceof LongType) {
      return Literal.ofLong((Long) stored);
    } else if (type instanceof DoubleType) {
      return Literal.ofDouble((Double) stored);
    } else if (type instanceof FloatType) {
      return Literal.ofFloat((Float) stored);
    }
    throw new ClassCastException("type " + type + " cannot be compared");
  }
}
