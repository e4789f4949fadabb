package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DataHealth;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The results of checks in {@code ops.data_health}. */
final class StoredHealth {
  private StoredHealth() {}

  /**
   * Where an earlier check ended.
   *
   * @param knownAt its as-of: bars known by then were taken in
   * @param rules what the bars were held against
   */
  record Checked(Instant knownAt, String rules, SymbolHealth health) {}

  /** The newest result per symbol, of an as-of not after the given one. */
  static Map<String, Checked> latest(Lakehouse lakehouse, Instant asOf) {
    Map<String, Checked> latest = new TreeMap<>();
    lakehouse
        .read(DataHealth.SPEC)
        .orEmpty()
        .asOf(asOf)
        .collectAsList()
        .forEach(row -> latest.put(row.getAs(DataHealth.SYMBOL), checked(row)));
    return latest;
  }

  /** Literal predicate of the results of one as-of. */
  static String slice(Instant asOf) {
    return "known_at = timestamp'%s'".formatted(asOf);
  }

  /** Replaces the results of the run's as-of, unless they are there already. */
  static long write(StageContext context, List<Checked> results) {
    List<Checked> stored = new ArrayList<>();
    context
        .lakehouse()
        .read(DataHealth.SPEC)
        .orEmpty()
        .all()
        .filter(col(DataHealth.KNOWN_AT).equalTo(lit(context.asOf())))
        .orderBy(DataHealth.SYMBOL)
        .collectAsList()
        .forEach(row -> stored.add(checked(row)));
    if (stored.equals(results)) {
      return 0;
    }
    return new SliceWrite(context, DataHealth.SPEC)
        .replace(slice(context.asOf()), results.stream().map(StoredHealth::row).toList())
        .commit();
  }

  private static Row row(Checked checked) {
    SymbolHealth health = checked.health();
    return RowFactory.create(
        health.symbol(),
        checked.knownAt(),
        checked.rules(),
        health.first(),
        health.last(),
        health.bars(),
        texts(health.missingSessions()),
        health.withoutVolume(),
        health.lastClose(),
        health.flatRun(),
        health.longestFlatRun(),
        texts(health.outliers()),
        texts(health.unexplained()));
  }

  private static Checked checked(Row row) {
    return new Checked(
        row.getAs(DataHealth.KNOWN_AT),
        row.getAs(DataHealth.RULES),
        new SymbolHealth(
            row.getAs(DataHealth.SYMBOL),
            row.getAs(DataHealth.FIRST_DATE),
            row.getAs(DataHealth.LAST_DATE),
            row.<Long>getAs(DataHealth.BARS),
            dates(row, DataHealth.MISSING_SESSIONS),
            row.<Long>getAs(DataHealth.MISSING_VOLUMES),
            row.<Double>getAs(DataHealth.LAST_CLOSE),
            row.<Integer>getAs(DataHealth.FLAT_RUN),
            row.<Integer>getAs(DataHealth.LONGEST_FLAT_RUN),
            dates(row, DataHealth.OUTLIERS),
            dates(row, DataHealth.UNEXPLAINED)));
  }

  private static String[] texts(List<LocalDate> dates) {
    return dates.stream().map(Objects::toString).toArray(String[]::new);
  }

  private static List<LocalDate> dates(Row row, String column) {
    int at = row.fieldIndex(column);
    List<String> texts = row.isNullAt(at) ? List.of() : row.getList(at);
    return texts.stream().map(LocalDate::parse).toList();
  }
}
