package org.alluvium.lakehouse.direct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows to read: conditions on columns, all of which must hold. A missing value and NaN meet
 * no condition. Immutable.
 */
public final class RowFilter {
  private static final RowFilter ALL = new RowFilter(List.of(), Map.of());
  private final List<Condition> conditions;
  private final Map<String, Set<String>> memberships;

  private RowFilter(List<Condition> conditions, Map<String, Set<String>> memberships) {
    this.conditions = conditions;
    this.memberships = memberships;
  }

  /** No condition: every row. */
  public static RowFilter all() {
    return ALL;
  }

  /** Rows whose {@code column} equals {@code value}. */
  public static RowFilter equalTo(String column, Object value) {
    return ALL.and(column, Comparison.EQUAL, value);
  }

  /** Rows whose {@code column} compares as told with {@code value}. */
  public static RowFilter where(String column, Comparison comparison, Object value) {
    return ALL.and(column, comparison, value);
  }

  /** These conditions and one more. */
  public RowFilter and(String column, Comparison comparison, Object value) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(column, comparison, value));
    return new RowFilter(List.copyOf(more), memberships);
  }

  /** Rows whose {@code column} is one of some texts; at least one. */
  public static RowFilter among(String column, Collection<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("filter on '" + column + "' needs at least one value");
    }
    Set<String> texts = Set.copyOf(values);
    RowFilter span =
        where(column, Comparison.AT_LEAST, Collections.min(texts))
            .and(column, Comparison.AT_MOST, Collections.max(texts));
    return new RowFilter(span.conditions, Map.of(column, texts));
  }

  List<Condition> conditions() {
    return conditions;
  }

  /** By column the texts of which it must be one. */
  Map<String, Set<String>> memberships() {
    return memberships;
  }

  /** How a column is compared with a value. */
  public enum Comparison {
    EQUAL("="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  record Condition(String column, Comparison comparison, Object value) {
    Condition {
      if (value == null) {
        throw new IllegalArgumentException(
            "condition on '" + column + "' needs a value; null is met by no row");
      }
    }
  }
}
