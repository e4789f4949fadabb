package org.alluvium.jobs.command.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * The literal predicate of an output's rows, as the ledger has it: conditions with "and" between.
 */
record OutputSlice(List<Condition> conditions) {
  private static final Pattern CONDITION =
      Pattern.compile("(\\w+) (=|<=|>=|<|>) ((date|timestamp)?'([^']*)'|-?\\d+)");
  private static final String AND = " and ";

  /**
   * A condition on one column.
   *
   * @param sign between column and literal
   * @param literal as written
   * @param type {@code date} or {@code timestamp}, else empty
   * @param value what the literal says
   */
  record Condition(String column, String sign, String literal, String type, String value) {
    boolean fixes() {
      return sign.equals("=");
    }

    @Override
    public String toString() {
      return "%s %s %s".formatted(column, sign, literal);
    }

    private Object typed(TableSpec table) {
      return switch (type) {
        case "date" -> LocalDate.parse(value);
        case "timestamp" -> Instant.parse(value);
        default ->
            switch (table.column(column).orElseThrow().type()) {
              case INT -> Integer.valueOf(value);
              case LONG -> Long.valueOf(value);
              default -> value;
            };
      };
    }

    private RowFilter.Comparison comparison() {
      return switch (sign) {
        case "=" -> RowFilter.Comparison.EQUAL;
        case "<" -> RowFilter.Comparison.LESS;
        case "<=" -> RowFilter.Comparison.AT_MOST;
        case ">" -> RowFilter.Comparison.GREATER;
        default -> RowFilter.Comparison.AT_LEAST;
      };
    }
  }

  OutputSlice {
    conditions = List.copyOf(conditions);
  }

  /** Reads a predicate; none where it is of another form. */
  static Optional<OutputSlice> parse(String predicate) {
    List<Condition> conditions = new ArrayList<>();
    String rest = predicate;
    while (!rest.isEmpty()) {
      Matcher next = CONDITION.matcher(rest);
      if (!next.lookingAt()) {
        return Optional.empty();
      }
      conditions.add(condition(next));
      rest = rest.substring(next.end());
      if (!rest.isEmpty()) {
        if (!rest.startsWith(AND) || rest.length() == AND.length()) {
          return Optional.empty();
        }
        rest = rest.substring(AND.length());
      }
    }
    return Optional.of(new OutputSlice(conditions));
  }

  /** The predicate without its conditions on some columns. */
  String without(Set<String> columns) {
    return conditions.stream()
        .filter(condition -> !columns.contains(condition.column()))
        .map(Condition::toString)
        .collect(Collectors.joining(AND));
  }

  /** The value that all rows have in a column, if the slice says so. */
  Optional<String> fixed(String column) {
    return conditions.stream()
        .filter(condition -> condition.fixes() && condition.column().equals(column))
        .map(Condition::value)
        .findFirst();
  }

  /** Columns of which all rows have the same value. */
  Set<String> fixedColumns() {
    return conditions.stream()
        .filter(Condition::fixes)
        .map(Condition::column)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same conditions for reads without Spark. */
  RowFilter filter(TableSpec table) {
    RowFilter filter = RowFilter.all();
    for (Condition condition : conditions) {
      filter = filter.and(condition.column(), condition.comparison(), condition.typed(table));
    }
    return filter;
  }

  private static Condition condition(Matcher found) {
    String type = found.group(4) == null ? "" : found.group(4);
    String value = found.group(5) == null ? found.group(3) : found.group(5);
    return new Condition(found.group(1), found.group(2), found.group(3), type, value);
  }
}
