package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;

import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.stage.RowPacking;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.Positions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of {@code gold.positions}, in the driver one per book and session with a list for each
 * column from the symbol on: books of hundreds of assets would be millions of rows.
 */
final class HeldPositions implements RowPacking {
  private static final List<String> LISTS =
      List.of(Positions.SYMBOL, Positions.WEIGHT, Positions.VALUE, Positions.UNITS);

  @Override
  public StructType schema() {
    return new StructType(
        Stream.of(SparkSchemas.contentSchema(Positions.SPEC).fields())
            .map(field -> LISTS.contains(field.name()) ? list(field) : field)
            .toArray(StructField[]::new));
  }

  @Override
  public long rows(Row packed) {
    return packed.<Object[]>getAs(packed.length() - LISTS.size()).length;
  }

  @Override
  public Dataset<Row> unpack(Dataset<Row> packed) {
    Column zipped = arrays_zip(LISTS.stream().map(name -> col(name)).toArray(Column[]::new));
    Column[] selected =
        Stream.concat(
                Stream.of(packed.columns())
                    .filter(name -> !LISTS.contains(name))
                    .map(name -> col(name)),
                Stream.of(inline(zipped)))
            .toArray(Column[]::new);
    return packed.select(selected);
  }

  private static StructField list(StructField field) {
    return new StructField(
        field.name(),
        DataTypes.createArrayType(field.dataType(), field.nullable()),
        false,
        field.metadata());
  }
}
