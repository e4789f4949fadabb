package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.quality.DataReport.Finding;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What refused rows say about their source as a whole: a delivery that has every row more than
 * once, rows that repeat the session after them, bars whose clock is another zone's.
 */
final class RefusedRows {
  private static final String KEPT = "kept";
  private static final String REPEATED = "repeated";

  private final Dataset<Row> refused;
  private final Dataset<Row> accepted;

  private RefusedRows(Lakehouse lakehouse, Instant asOf) {
    Column known = coalesce(col(RejectedRows.KNOWN_AT), lit(asOf)).leq(lit(asOf));
    this.refused = lakehouse.read(RejectedRows.SPEC).orEmpty().all().filter(known);
    this.accepted = lakehouse.read(Bars.SPEC).orEmpty().all();
  }

  /** Findings about sources, by what was refused and was known by an instant. */
  static List<Finding> find(Lakehouse lakehouse, Instant asOf) {
    RefusedRows rows = new RefusedRows(lakehouse, asOf);
    List<Finding> findings = new ArrayList<>(rows.repeatedDeliveries());
    findings.addAll(
        rows.onDays(
            RejectionRule.COPY_OF_NEXT_SESSION,
            "has %d rows that repeat the session after them (look-ahead, refused), known from %s"));
    findings.addAll(
        rows.onDays(
            RejectionRule.WRONG_TIME_ZONE,
            "has %d bars whose clock is not UTC as labelled (refused), on %s"));
    return findings;
  }

  /** Of what became known at one moment, at least as many rows were refused as kept. */
  private List<Finding> repeatedDeliveries() {
    Dataset<Row> repeated =
        of(RejectionRule.DUPLICATE_KEY)
            .groupBy(RejectedRows.SOURCE, RejectedRows.KNOWN_AT)
            .agg(count(lit(1)).as(REPEATED));
    Dataset<Row> kept = accepted.groupBy(Bars.SOURCE, Bars.STATED_AT).agg(count(lit(1)).as(KEPT));
    Column same =
        repeated
            .col(RejectedRows.SOURCE)
            .equalTo(kept.col(Bars.SOURCE))
            .and(repeated.col(RejectedRows.KNOWN_AT).equalTo(kept.col(Bars.STATED_AT)));
    Map<String, List<Row>> bySource = new TreeMap<>();
    repeated
        .join(kept, same)
        .filter(col(REPEATED).geq(col(KEPT)))
        .select(
            repeated.col(RejectedRows.SOURCE),
            repeated.col(RejectedRows.KNOWN_AT),
            col(REPEATED),
            col(KEPT))
        .orderBy(repeated.col(RejectedRows.KNOWN_AT))
        .collectAsList()
        .forEach(
            row -> bySource.computeIfAbsent(row.getString(0), s -> new ArrayList<>()).add(row));
    List<Finding> findings = new ArrayList<>();
    bySource.forEach((source, rows) -> findings.add(repeatedDelivery(source, rows)));
    return findings;
  }

  private static Finding repeatedDelivery(String source, List<Row> rows) {
    long repeated = rows.stream().mapToLong(row -> row.getLong(2)).sum();
    long kept = rows.stream().mapToLong(row -> row.getLong(3)).sum();
    List<Instant> known = rows.stream().map(row -> row.<Instant>getAs(1)).toList();
    return new Finding(
        source,
        "repeats every row, %d times in all (%,d kept, %,d refused), in what is known from %s"
            .formatted(
                1 + Math.round((double) repeated / kept),
                kept,
                repeated,
                HealthFindings.told(known)));
  }

  /**
   * A finding per source that has rows refused by a rule.
   *
   * @param told how many there are, and the days
   */
  private List<Finding> onDays(RejectionRule rule, String told) {
    Map<String, TreeMap<LocalDate, Long>> bySource = new TreeMap<>();
    of(rule)
        .groupBy(col(RejectedRows.SOURCE), to_date(col(RejectedRows.KNOWN_AT)))
        .count()
        .collectAsList()
        .forEach(
            row ->
                bySource
                    .computeIfAbsent(row.getString(0), s -> new TreeMap<>())
                    .put(row.<LocalDate>getAs(1), row.getLong(2)));
    List<Finding> findings = new ArrayList<>();
    bySource.forEach(
        (source, days) ->
            findings.add(
                new Finding(
                    source,
                    told.formatted(
                        days.values().stream().mapToLong(Long::longValue).sum(),
                        HealthFindings.told(List.copyOf(days.keySet()))))));
    return findings;
  }

  private Dataset<Row> of(RejectionRule rule) {
    return refused.filter(
        col(RejectedRows.RULE).equalTo(rule.id()).and(col(RejectedRows.KNOWN_AT).isNotNull()));
  }
}
