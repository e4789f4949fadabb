package org.alluvium.lakehouse.direct;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.table.TableName;

/** Rows to be written, checked against a schema and turned into columns. */
record StoredBatch(StructType schema, List<ColumnVector> columns, int size)
    implements ColumnarBatch {

  /**
   * Encodes {@code rows}.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException naming row, column and value when a
   *     required value is missing, a type is wrong or a column is unknown
   */
  static StoredBatch of(TableName table, StructType schema, List<Map<String, Object>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      for (String column : rows.get(row).keySet()) {
        if (schema.indexOf(column) < 0) {
          throw DirectErrors.unknownColumn(table, column, schema.fieldNames());
        }
      }
    }
    List<ColumnVector> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      columns.add(column(table, field, rows));
    }
    return new StoredBatch(schema, columns, rows.size());
  }

  private static ColumnVector column(
      TableName table, StructField field, List<Map<String, Object>> rows) {
    List<Object> values = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      Object value = rows.get(row).get(field.getName());
      if (value == null && !field.isNullable()) {
        throw DirectErrors.requiredValueMissing(table, field.getName(), row);
      }
      try {
        values.add(CellEncoder.encode(field.getDataType(), value));
      } catch (ClassCastException | ArithmeticException e) {
        throw DirectErrors.wrongCell(
            table,
            field.getName(),
            "%s (%s) in row %d is not a %s"
                .formatted(
                    value,
                    value.getClass().getSimpleName(),
                    row,
                    KernelSchema.describe(field.getDataType())));
      }
    }
    return new StoredColumn(field.getDataType(), values);
  }

  @Override
  public StructType getSchema() {
    return schema;
  }

  @Override
  public ColumnVector getColumnVector(int ordinal) {
    return columns.get(ordinal);
  }

  @Override
  public int getSize() {
    return size;
  }

  @Override
  public ColumnarBatch withDeletedColumnAt(int ordinal) {
    List<StructField> fields = new ArrayList<>(schema.fields());
    List<ColumnVector> rest = new ArrayList<>(columns);
    fields.remove(ordinal);
    rest.remove(ordinal);
    return new StoredBatch(new StructType(fields), rest, size);
  }

  @Override
  public ColumnarBatch withNewSchema(StructType newSchema) {
    return new StoredBatch(newSchema, columns, size);
  }
}
