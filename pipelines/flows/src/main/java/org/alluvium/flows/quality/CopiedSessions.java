package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alluvium.flows.quality.DataReport.Finding;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Sessions whose bar is the one of the session after it: what a feed delivers that dates a session
 * too early, on holidays for example. Used at its date such a bar is look-ahead. Bars of four equal
 * prices, and of unequal volumes, are no copies.
 */
final class CopiedSessions {
  private static final String COPY = "is_copy";
  private static final double NO_VOLUME = -1;

  private CopiedSessions() {}

  static List<Finding> find(Lakehouse lakehouse, Instant asOf, Column among) {
    TreeMap<String, List<LocalDate>> bySymbol = new TreeMap<>();
    lakehouse
        .read(DailyBars.SPEC)
        .asOf(asOf)
        .filter(among)
        .withColumn(COPY, isCopy())
        .filter(col(COPY).and(col(DailyBars.HIGH).gt(col(DailyBars.LOW))))
        .select(DailyBars.SYMBOL, DailyBars.EVENT_DATE)
        .orderBy(DailyBars.SYMBOL, DailyBars.EVENT_DATE)
        .collectAsList()
        .forEach(
            row ->
                bySymbol
                    .computeIfAbsent(row.getString(0), s -> new ArrayList<>())
                    .add(row.<LocalDate>getAs(1)));
    List<Finding> findings = new ArrayList<>();
    bySymbol.forEach((symbol, dates) -> findings.add(finding(symbol, dates)));
    return findings;
  }

  private static Finding finding(String symbol, List<LocalDate> dates) {
    String told = "has the bar of the following session on " + HealthFindings.told(dates);
    return new Finding(symbol, told + ": look-ahead");
  }

  private static Column isCopy() {
    WindowSpec series = Window.partitionBy(DailyBars.SYMBOL).orderBy(DailyBars.EVENT_DATE);
    Column volume = coalesce(col(DailyBars.VOLUME), lit(NO_VOLUME));
    return Stream.of(
            col(DailyBars.OPEN),
            col(DailyBars.HIGH),
            col(DailyBars.LOW),
            col(DailyBars.CLOSE),
            volume)
        .map(value -> value.equalTo(lead(value, 1).over(series)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
