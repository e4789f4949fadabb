package org.alluvium.lakehouse.direct;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a log action with one field replaced: a string (set or added at the end) or a nested
 * row.
 */
final class StampedRow implements Row {
  private final Row row;
  private final StructType schema;
  private final int ordinal;
  private final Object value;

  private StampedRow(Row row, StructType schema, int ordinal, Object value) {
    this.row = row;
    this.schema = schema;
    this.ordinal = ordinal;
    this.value = value;
  }

  /** {@code row} with the string field {@code name} set, which is added when it is not there. */
  static Row withString(Row row, String name, String value) {
    int ordinal = row.getSchema().indexOf(name);
    if (ordinal >= 0) {
      return new StampedRow(row, row.getSchema(), ordinal, value);
    }
    StructType wider = row.getSchema().add(name, StringType.STRING);
    return new StampedRow(row, wider, wider.length() - 1, value);
  }

  /** {@code row} with another nested row in its struct field {@code ordinal}. */
  static Row withStruct(Row row, int ordinal, Row nested) {
    List<StructField> fields = new ArrayList<>(row.getSchema().fields());
    fields.set(ordinal, new StructField(fields.get(ordinal).getName(), nested.getSchema(), true));
    return new StampedRow(row, new StructType(fields), ordinal, nested);
  }

  @Override
  public StructType getSchema() {
    return schema;
  }

  @Override
  public boolean isNullAt(int at) {
    return at != ordinal && row.isNullAt(at);
  }

  @Override
  public String getString(int at) {
    return at == ordinal ? (String) value : row.getString(at);
  }

  @Override
  public Row getStruct(int at) {
    return at == ordinal ? (Row) value : row.getStruct(at);
  }

  @Override
  public boolean getBoolean(int at) {
    return row.getBoolean(at);
  }

  @Override
  public byte getByte(int at) {
    return row.getByte(at);
  }

  @Override
  public short getShort(int at) {
    return row.getShort(at);
  }

  @Override
  public int getInt(int at) {
    return row.getInt(at);
  }

  @Override
  public long getLong(int at) {
    return row.getLong(at);
  }

  @Override
  public float getFloat(int at) {
    return row.getFloat(at);
  }

  @Override
  public double getDouble(int at) {
    return row.getDouble(at);
  }

  @Override
  public BigDecimal getDecimal(int at) {
    return row.getDecimal(at);
  }

  @Override
  public byte[] getBinary(int at) {
    return row.getBinary(at);
  }

  @Override
  public ArrayValue getArray(int at) {
    return row.getArray(at);
  }

  @Override
  public MapValue getMap(int at) {
    return row.getMap(at);
  }
}
