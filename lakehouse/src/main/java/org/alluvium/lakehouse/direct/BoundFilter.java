package org.alluvium.lakehouse.direct;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.lakehouse.table.TableName;

/**
 * A filter bound to a table's schema. Delta Kernel prunes files and row groups by {@link
 * #forPruning()}; {@link #accepts} then decides on every row, since pruning alone lets others
 * through.
 */
final class BoundFilter {
  private final List<Bound> conditions;
  private final Map<Integer, Set<String>> memberships;

  private record Bound(
      String column,
      int ordinal,
      RowFilter.Comparison comparison,
      Comparable<?> value,
      Literal literal) {}

  private BoundFilter(List<Bound> conditions, Map<Integer, Set<String>> memberships) {
    this.conditions = conditions;
    this.memberships = memberships;
  }

  /** Binds {@code filter} to the columns read. */
  static BoundFilter of(TableName table, StructType schema, RowFilter filter) {
    List<Bound> bound = new ArrayList<>();
    for (RowFilter.Condition condition : filter.conditions()) {
      int ordinal = schema.indexOf(condition.column());
      if (ordinal < 0) {
        throw DirectErrors.unknownColumn(table, condition.column(), schema.fieldNames());
      }
      bound.add(bind(table, condition, ordinal, schema.at(ordinal)));
    }
    Map<Integer, Set<String>> memberships = new HashMap<>();
    filter.memberships().forEach((column, texts) -> memberships.put(schema.indexOf(column), texts));
    return new BoundFilter(bound, memberships);
  }

  Optional<Predicate> forPruning() {
    return conditions.stream()
        .map(c -> new Predicate(c.comparison().sign(), new Column(c.column()), c.literal()))
        .reduce(And::new);
  }

  boolean accepts(ColumnarBatch batch, int row) {
    for (Bound condition : conditions) {
      if (!accepts(condition, batch.getColumnVector(condition.ordinal()), row)) {
        return false;
      }
    }
    return memberships.entrySet().stream()
        .allMatch(m -> m.getValue().contains(batch.getColumnVector(m.getKey()).getString(row)));
  }

  private static boolean accepts(Bound condition, ColumnVector vector, int row) {
    Object value = CellDecoder.decode(vector, row);
    return value != null
        && !isNaN(value)
        && condition.comparison().holds(compare(value, condition.value()));
  }

  private static boolean isNaN(Object value) {
    return value.equals(Double.NaN) || value.equals(Float.NaN);
  }

  /** Numbers compare by value, so that -0.0 equals 0.0. */
  private static int compare(Object left, Comparable<?> right) {
    if (left instanceof Double a && right instanceof Double b && a.doubleValue() == b) {
      return 0;
    }
    if (left instanceof Float a && right instanceof Float b && a.floatValue() == b) {
      return 0;
    }
    @SuppressWarnings("unchecked") // both were decoded from the same type
    Comparable<Object> comparable = (Comparable<Object>) left;
    return comparable.compareTo(right);
  }

  private static Bound bind(
      TableName table, RowFilter.Condition condition, int ordinal, StructField field) {
    Literal literal = KernelLiteral.of(table, field, condition.value());
    DataType type = field.getDataType();
    List<?> stored = List.of(CellEncoder.encode(type, condition.value()));
    Comparable<?> plain = (Comparable<?>) CellDecoder.decode(new StoredColumn(type, stored), 0);
    return new Bound(condition.column(), ordinal, condition.comparison(), plain, literal);
  }
}
