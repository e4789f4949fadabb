package org.alluvium.lakehouse.direct;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import java.util.List;

/** A column of values in stored form (see {@link CellEncoder}), as Delta Kernel reads it. */
record StoredColumn(DataType type, List<?> values) implements ColumnVector {
  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public int getSize() {
    return values.size();
  }

  @Override
  public void close() {}

  @Override
  public boolean isNullAt(int row) {
    return values.get(row) == null;
  }

  @Override
  public boolean getBoolean(int row) {
    return (Boolean) values.get(row);
  }

  @Override
  public int getInt(int row) {
    return (Integer) values.get(row);
  }

  @Override
  public long getLong(int row) {
    return (Long) values.get(row);
  }

  @Override
  public float getFloat(int row) {
    return (Float) values.get(row);
  }

  @Override
  public double getDouble(int row) {
    return (Double) values.get(row);
  }

  @Override
  public String getString(int row) {
    return (String) values.get(row);
  }

  @Override
  public ArrayValue getArray(int row) {
    List<?> elements = (List<?>) values.get(row);
    ColumnVector vector = new StoredColumn(((ArrayType) type).getElementType(), elements);
    return new ArrayValue() {
      @Override
      public int getSize() {
        return elements.size();
      }

      @Override
      public ColumnVector getElements() {
        return vector;
      }
    };
  }
}
