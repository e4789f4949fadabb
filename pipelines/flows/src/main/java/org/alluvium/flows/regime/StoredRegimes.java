package org.alluvium.flows.regime;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.Regimes;

/** The regimes that are stored, known by an instant. */
public final class StoredRegimes {
  private final BiFunction<String, String, List<RegimeRow>> reading;

  private StoredRegimes(BiFunction<String, String, List<RegimeRow>> reading) {
    this.reading = reading;
  }

  /** Those known by a run's instant. */
  public static StoredRegimes of(StageContext context) {
    return new StoredRegimes(
        (profile, lineage) ->
            context
                .lakehouse()
                .read(Regimes.SPEC)
                .orEmpty()
                .knownBy(context.asOf())
                .filter(
                    col(Regimes.PROFILE)
                        .equalTo(profile)
                        .and(col(Regimes.LINEAGE).equalTo(lineage)))
                .collectAsList()
                .stream()
                .map(RegimeRows::regime)
                .toList());
  }

  /** Those known by an instant, read without Spark. */
  public static StoredRegimes of(DirectLakehouse lakehouse, Instant asOf) {
    return new StoredRegimes(
        (profile, lineage) ->
            lakehouse
                .read(
                    Regimes.SPEC,
                    RowFilter.equalTo(Regimes.PROFILE, profile)
                        .and(Regimes.LINEAGE, Comparison.EQUAL, lineage)
                        .and(Regimes.KNOWN_AT, Comparison.AT_MOST, asOf))
                .rows()
                .stream()
                .map(RegimeRows::regime)
                .toList());
  }

  /** Every row of a profile and lineage, by session. */
  public NavigableMap<LocalDate, RegimeRow> of(String profile, String lineage) {
    NavigableMap<LocalDate, RegimeRow> rows = new TreeMap<>();
    reading.apply(profile, lineage).forEach(row -> rows.put(row.eventDate(), row));
    return Collections.unmodifiableNavigableMap(rows);
  }

  /** What a decision sees: the newest session of those known by its instant. */
  public static Optional<RegimeRow> latest(Map<LocalDate, RegimeRow> rows, Instant decision) {
    return rows.values().stream()
        .filter(row -> !row.knownAt().isAfter(decision))
        .max(Comparator.comparing(RegimeRow::eventDate));
  }
}
