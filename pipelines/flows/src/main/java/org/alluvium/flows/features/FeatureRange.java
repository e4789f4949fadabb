package org.alluvium.flows.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.tables.Features;

/**
 * Which rows of a feature table are meant.
 *
 * @param start first session, inclusive; from the beginning when empty
 * @param end last session, inclusive; without end when empty
 * @param symbols EXCHANGE:SYMBOL each; all when empty
 */
public record FeatureRange(
    Optional<LocalDate> start, Optional<LocalDate> end, List<String> symbols) {
  public FeatureRange {
    symbols = symbols.stream().distinct().sorted().toList();
  }

  /** Every row. */
  public static FeatureRange everything() {
    return new FeatureRange(Optional.empty(), Optional.empty(), List.of());
  }

  /** Whether some sessions are left out. */
  public boolean isPartOfHistory() {
    return start.isPresent() || end.isPresent();
  }

  /** The range as a predicate of literals. */
  public String predicate() {
    List<String> terms = new ArrayList<>();
    start.ifPresent(date -> terms.add("%s >= DATE '%s'".formatted(Features.EVENT_DATE, date)));
    end.ifPresent(date -> terms.add("%s <= DATE '%s'".formatted(Features.EVENT_DATE, date)));
    if (!symbols.isEmpty()) {
      String list =
          symbols.stream().map(s -> "'" + escaped(s) + "'").collect(Collectors.joining(", "));
      terms.add("%s IN (%s)".formatted(Features.SYMBOL, list));
    }
    return terms.isEmpty() ? "true" : String.join(" AND ", terms);
  }

  private static String escaped(String symbol) {
    return symbol.replace("\\", "\\\\").replace("'", "\\'");
  }
}
