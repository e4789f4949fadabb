package org.alluvium.lakehouse.io;

import java.util.List;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How the columns of a table look to Spark. */
public final class SparkSchemas {
  private SparkSchemas() {}

  /** The Spark type of a column type; array elements may be null. */
  public static DataType dataType(ColumnType type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case DOUBLE_ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, true);
      case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType, true);
    };
  }

  /** Every column of the table, stamps too, in table order, with comments and NOT NULL. */
  public static StructType schema(TableSpec table) {
    return struct(table.columns());
  }

  /** The columns that a producer fills, that is all but the stamps, in table order. */
  public static StructType contentSchema(TableSpec table) {
    return struct(table.contentColumns());
  }

  static StructField field(ColumnSpec column) {
    return new StructField(
        column.name(),
        dataType(column.type()),
        !column.required(),
        new MetadataBuilder().putString("comment", column.comment()).build());
  }

  private static StructType struct(List<ColumnSpec> columns) {
    return new StructType(columns.stream().map(SparkSchemas::field).toArray(StructField[]::new));
  }
}
