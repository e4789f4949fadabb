package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.testkit.UncheckedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of the books of a sleeve. */
class LatestBooksTest {
  private static final LocalDate AS_OF = LocalDate.of(2017, 11, 10);

  @TempDir private Path folder;
  private final SleeveProfile profile =
      new Profiles(
              ConfigurationLoader.load(ConfigurationRequest.ofHome(Installation.home())).node())
          .sleeve("fx_trend");

  @Test
  void aLineForEachBookOfTheDateAndNoneOfAnother() {
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.toString());
    List<Map<String, Object>> rows = new ArrayList<>();
    metrics(0.456)
        .forEach((name, value) -> rows.add(row(AS_OF, "inverse_volatility", name, value)));
    metrics(0.2).forEach((name, value) -> rows.add(row(AS_OF, "equal", name, value)));
    metrics(9).forEach((name, value) -> rows.add(row(AS_OF.minusDays(7), "equal", name, value)));
    rows.removeIf(
        row ->
            row.get(Backtests.ENGINE).equals("equal")
                && row.get(Backtests.METRIC).equals("annual_cost"));
    rows.add(row(AS_OF, "equal", "annual_cost", null));
    UncheckedTable.write(lakehouse, Backtests.SPEC, rows);

    var table = new LatestBooks(lakehouse, profile, AS_OF).books();
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0))
        .containsExactly(
            "inverse_volatility",
            "1,000",
            "0.46",
            "[-0.1, 0.9]",
            "5.0 %",
            "10.0 %",
            "-20.0 %",
            "3.0×",
            "0.1 %");
    assertThat(table.rows().get(1)).startsWith("equal", "1,000", "0.20").endsWith((Object) null);
  }

  private static Map<String, Double> metrics(double sharpe) {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("periods", 1000.0);
    metrics.put("sharpe", sharpe);
    metrics.put("sharpe_low_90", -0.1);
    metrics.put("sharpe_high_90", 0.9);
    metrics.put("annual_return", 0.05);
    metrics.put("annual_volatility", 0.1);
    metrics.put("max_drawdown", -0.2);
    metrics.put("annual_turnover", 3.0);
    metrics.put("annual_cost", 0.001);
    return metrics;
  }

  private Map<String, Object> row(LocalDate date, String engine, String metric, Double value) {
    Map<String, Object> row = new HashMap<>();
    row.put(Backtests.PROFILE, profile.id());
    row.put(Backtests.LINEAGE, Lineage.ofBook(profile));
    row.put(Backtests.ENGINE, engine);
    row.put(Backtests.EVENT_DATE, date);
    row.put(Backtests.METRIC, metric);
    row.put(Backtests.VALUE, value);
    row.put(Backtests.RUN_ID, "run-1");
    row.put(Backtests.INGESTED_AT, Instant.EPOCH);
    return row;
  }
}
