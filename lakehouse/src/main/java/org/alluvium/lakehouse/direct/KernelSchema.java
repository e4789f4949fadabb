package org.alluvium.lakehouse.direct;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableSpec;

/** A table's specification in Delta Kernel's types. */
final class KernelSchema {
  private static final String COMMENT = "comment";

  private KernelSchema() {}

  static StructType of(TableSpec spec) {
    return new StructType(spec.columns().stream().map(KernelSchema::field).toList());
  }

  /** The part of {@code table} that {@code spec} names, in the specification's order. */
  static StructType projection(StructType table, TableSpec spec) {
    return new StructType(
        spec.columnNames().stream().filter(n -> table.indexOf(n) >= 0).map(table::get).toList());
  }

  /** Refuses a table whose columns differ from the specification in name or type. */
  static void requireSame(StructType table, TableSpec spec) {
    for (StructField expected : of(spec).fields()) {
      int at = table.indexOf(expected.getName());
      String found = at < 0 ? "missing" : describe(table.at(at).getDataType());
      if (!found.equals(describe(expected.getDataType()))) {
        throw DirectErrors.columnDiffers(
            spec.name(), expected.getName(), describe(expected.getDataType()), found);
      }
    }
    for (String column : table.fieldNames()) {
      if (spec.column(column).isEmpty()) {
        throw DirectErrors.columnDiffers(spec.name(), column, "missing", "present");
      }
    }
  }

  /** The type as Spark SQL writes it. */
  static String describe(DataType type) {
    if (type instanceof ArrayType array) {
      return "array<" + describe(array.getElementType()) + ">";
    }
    return switch (type.toString()) {
      case "integer" -> "int";
      case "long" -> "bigint";
      default -> type.toString();
    };
  }

  static String commentOf(StructField field) {
    String comment = field.getMetadata().getString(COMMENT);
    return comment == null ? "" : comment;
  }

  private static StructField field(ColumnSpec column) {
    FieldMetadata metadata = FieldMetadata.builder().putString(COMMENT, column.comment()).build();
    return new StructField(column.name(), type(column.type()), !column.required(), metadata);
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case STRING -> StringType.STRING;
      case INT -> IntegerType.INTEGER;
      case LONG -> LongType.LONG;
      case FLOAT -> FloatType.FLOAT;
      case DOUBLE -> DoubleType.DOUBLE;
      case BOOLEAN -> BooleanType.BOOLEAN;
      case DATE -> DateType.DATE;
      case TIMESTAMP -> TimestampType.TIMESTAMP;
      case DOUBLE_ARRAY -> new ArrayType(DoubleType.DOUBLE, true);
      case STRING_ARRAY -> new ArrayType(StringType.STRING, true);
    };
  }
}
