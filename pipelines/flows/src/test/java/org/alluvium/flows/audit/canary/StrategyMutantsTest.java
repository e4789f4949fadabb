package org.alluvium.flows.audit.canary;

import static org.alluvium.flows.audit.canary.SampleSilver.NOW;
import static org.alluvium.flows.audit.canary.SampleSilver.close;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.ExecutionConfiguration;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.Canary;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.junit.jupiter.api.Test;

/**
 * Decisions and positions of a strategy, from bars on, do not look ahead; with bars that claim to
 * have been known before they were, they do, and the canary says so.
 */
class StrategyMutantsTest {
  @Test
  void decisionsAndPositionsAreClean() {
    Canary.Finding found = Canary.of(computation(), 1).at(inputs(), close(NOW));
    assertThat(found.leaks()).isEmpty();
    assertThat(rows(found, StrategyDecisions.SPEC.toString()))
        .hasSize(StrategyComputation.COMPARED);
    assertThat(rows(found, StrategyPositions.SPEC.toString())).isNotEmpty();
  }

  @Test
  void barsThatWereSeenTooEarlyAreFound() {
    Computation early =
        (inputs, moment) ->
            computation()
                .compute(
                    new CanaryInputs(
                        inputs.tables().stream().map(StrategyMutantsTest::early).toList()),
                    moment);
    assertThat(Canary.of(early, 1).at(inputs(), close(NOW)).leaks())
        .extracting(leak -> leak.difference().table())
        .contains(StrategyDecisions.SPEC.toString());
  }

  private static List<DatedRow> rows(Canary.Finding found, String table) {
    return found.result().stream()
        .filter(t -> t.name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  /** As if every bar had been there four days before. */
  private static DatedTable early(DatedTable table) {
    long days = 1_000 * Duration.ofDays(4).toMillis();
    return table.name().equals(DailyBars.SPEC.toString())
        ? new DatedTable(
            table.name(),
            table.columns(),
            table.rows().stream()
                .map(
                    row ->
                        new DatedRow(row.symbol(), row.day(), row.knownAt() - days, row.values()))
                .toList())
        : table;
  }

  private static CanaryInputs inputs() {
    List<DatedTable> tables = new ArrayList<>(SampleSilver.inputs().tables());
    tables.add(
        new DatedTable(IntradayInputs.TABLE, List.of("open", "high", "low", "close"), List.of()));
    return new CanaryInputs(tables);
  }

  private static StrategyComputation computation() {
    DecisionSessions sessions =
        DecisionSessions.weekly(
            SampleSilver.calendar(), Micros.instant(close(LocalDate.of(2016, 12, 30))));
    return new StrategyComputation(
        profile(),
        new DecisionComputation(
            profile(), FeatureSets.named("alpha158"), sessions, SampleSilver.closes()),
        SampleSilver.calendar());
  }

  private static StrategyProfile profile() {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "s",
            "",
            Map.of(
                ModelKind.RIDGE,
                new ModelConfiguration(Map.of("penalty", List.of(0.1))),
                ModelKind.BAYESIAN_RIDGE,
                new ModelConfiguration(Map.of())),
            StrategyConfiguration.MEAN,
            "alpha158",
            List.of("KMID", "ROC5"),
            Transform.CLIP,
            5,
            "weekly",
            100,
            Sides.LONG_SHORT,
            "trend",
            null);
    return new StrategyProfile(
        "p", strategy, execution(), "NYSE:A", "us_equity", CostModel.free(), 1_000_000);
  }

  /** That of the weekly strategy, which takes every tier. */
  private static ExecutionConfiguration execution() {
    try {
      Path home = Path.of(System.getProperty("alluvium.home"));
      ObjectMapper json = new ObjectMapper();
      ObjectNode execution =
          (ObjectNode)
              json.readTree(home.resolve("conf/strategies/usdcop_h5.json").toFile())
                  .path("execution");
      execution.withArray("/confidence/skip").removeAll();
      return json.treeToValue(execution, ExecutionConfiguration.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
