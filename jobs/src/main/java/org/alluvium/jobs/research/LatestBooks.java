package org.alluvium.jobs.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.table.Digits;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.Backtests;

/** What the books of a sleeve came to, as of a run. Without Spark. */
final class LatestBooks {
  private final DirectLakehouse lakehouse;
  private final SleeveProfile profile;
  private final LocalDate asOf;

  LatestBooks(DirectLakehouse lakehouse, SleeveProfile profile, LocalDate asOf) {
    this.lakehouse = lakehouse;
    this.profile = profile;
    this.asOf = asOf;
  }

  /** A line per engine, the profile's own first, and one for the whole universe at equal weight. */
  ResultTable books() {
    Map<String, Map<String, Double>> metrics = metrics();
    List<String> engines = new ArrayList<>(profile.portfolio().engines());
    engines.add(Engines.EQUAL_UNIVERSE);
    ResultTable table =
        ResultTable.of(
            "book",
            "sessions",
            "Sharpe",
            "[90 %]",
            "CAGR",
            "volatility",
            "max DD",
            "turnover",
            "costs");
    for (String engine : engines) {
      Map<String, Double> own = metrics.getOrDefault(engine, Map.of());
      if (!own.isEmpty()) {
        table =
            table.row(
                engine,
                told(own.get("periods"), Digits::count),
                told(own.get("sharpe"), Digits::decimals2),
                "[%s, %s]"
                    .formatted(
                        Digits.decimals1(own.get("sharpe_low_90")),
                        Digits.decimals1(own.get("sharpe_high_90"))),
                told(own.get("annual_return"), Digits::percent),
                told(own.get("annual_volatility"), Digits::percent),
                told(own.get("max_drawdown"), Digits::percent),
                told(own.get("annual_turnover"), Digits::times),
                told(own.get("annual_cost"), Digits::percent));
      }
    }
    return table;
  }

  private static String told(double value, DoubleFunction<String> digits) {
    return Double.isNaN(value) ? null : digits.apply(value);
  }

  /** Metrics by engine; one without a value is NaN. */
  private Map<String, Map<String, Double>> metrics() {
    RowFilter which =
        RowFilter.equalTo(Backtests.PROFILE, profile.id())
            .and(Backtests.LINEAGE, Comparison.EQUAL, Lineage.ofBook(profile))
            .and(Backtests.EVENT_DATE, Comparison.EQUAL, asOf);
    Map<String, Map<String, Double>> metrics = new HashMap<>();
    for (Map<String, Object> row : lakehouse.read(Backtests.SPEC, which).rows()) {
      metrics
          .computeIfAbsent((String) row.get(Backtests.ENGINE), engine -> new HashMap<>())
          .put(
              (String) row.get(Backtests.METRIC),
              Objects.requireNonNullElse((Double) row.get(Backtests.VALUE), Double.NaN));
    }
    return metrics;
  }
}
