package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Brings a producer's dataset into the shape of its table: every content column present under its
 * name, no other, types equal or widened without loss (a DOUBLE may be stored as FLOAT), stamps
 * added, table order.
 *
 * @param table the table
 * @param stamp who writes
 */
record RowShape(TableSpec table, RunStamp stamp) {
  Dataset<Row> apply(Dataset<Row> rows) {
    requireColumns(rows);
    return rows.select(table.columns().stream().map(c -> column(c, rows)).toArray(Column[]::new));
  }

  private void requireColumns(Dataset<Row> rows) {
    Set<String> given = new LinkedHashSet<>(List.of(rows.columns()));
    List<String> lacking = new ArrayList<>();
    for (ColumnSpec column : table.contentColumns()) {
      if (!given.contains(column.name())) {
        lacking.add(column.name());
      }
    }
    given.removeAll(table.columnNames());
    if (!lacking.isEmpty() || !given.isEmpty()) {
      throw LakehouseErrors.columnsDiffer(table.name(), lacking, given);
    }
  }

  private Column column(ColumnSpec spec, Dataset<Row> rows) {
    DataType wanted = SparkSchemas.dataType(spec.type());
    Optional<Column> stamped = stamp.value(spec);
    if (stamped.isPresent()) {
      return stamped.get().as(spec.name());
    }
    if (spec.stamp() && !List.of(rows.columns()).contains(spec.name())) {
      return lit(null).cast(wanted).as(spec.name());
    }
    DataType got = rows.schema().apply(spec.name()).dataType();
    if (!storable(got, wanted)) {
      throw LakehouseErrors.columnTypeDiffers(table.name(), spec.name(), wanted.sql(), got.sql());
    }
    return col(spec.name()).cast(wanted).as(spec.name());
  }

  private static boolean storable(DataType got, DataType wanted) {
    boolean narrowsToFloat = got.equals(DataTypes.DoubleType) && wanted.equals(DataTypes.FloatType);
    boolean becomesText = wanted.equals(DataTypes.StringType) && !got.equals(wanted);
    boolean untypedNull = got.equals(DataTypes.NullType);
    return untypedNull || narrowsToFloat || (!becomesText && Cast.canUpCast(got, wanted));
  }
}
