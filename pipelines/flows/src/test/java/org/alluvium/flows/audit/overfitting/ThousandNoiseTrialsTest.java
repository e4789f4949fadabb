package org.alluvium.flows.audit.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The best of a thousand trials without skill looks good, and is refused; a planted edge is not.
 */
@Tag("heavy")
class ThousandNoiseTrialsTest {
  private static final int DAYS = 2_520;

  @TempDir private Path folder;

  @Test
  void theBestOfNoisePassesAloneAndIsRefusedAsTheBestOfAThousand() {
    NoiseStudies studies = studies("noise");
    studies.declare("grid", NoiseStudies.noise(1_000, DAYS, 7));

    OverfittingReport report = studies.judge("grid", 16);

    assertThat(value(report, Measure.PROBABILISTIC_SHARPE)).isGreaterThan(0.95);
    assertThat(value(report, Measure.DEFLATED_SHARPE)).isBetween(0.01, 0.9);
    // Of N = 1,000 trials without skill over n days: √(1 / n) · 3.255 per period, to expect.
    assertThat(value(report, Measure.EXPECTED_MAXIMUM))
        .isCloseTo(3.255 / Math.sqrt(DAYS), within(0.003));
    // The annual Sharpe ratio that the design names for N = 1,000 over ten years is 1.56 at 252 a
    // year; weekdays are 261 a year.
    assertThat(value(report, Measure.INDEPENDENT_ANNUAL_SHARPE))
        .isCloseTo(1.56 * Math.sqrt(261 / 252.0), within(0.01));
    assertThat(value(report, Measure.SUPERIOR_ABILITY_P)).isGreaterThan(0.05);
    assertThat(value(report, Measure.REALITY_CHECK_P)).isGreaterThan(0.05);
    assertThat(value(report, Measure.OVERFITTING_PROBABILITY)).isBetween(0.1, 0.9);
    assertThat(report.verdict())
        .startsWith("Not proven: an annual Sharpe of ")
        .contains("the luck of the best of 1,000 trials", "On its own it would pass, PSR 0.99");
  }

  @Test
  void aPlantedEdgeAmongThemPassesBoth() {
    NoiseStudies studies = studies("edge");
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(1_000, DAYS, 7);
    columns.computeIfPresent("t500", (name, t) -> t.map(s -> NoiseStudies.plus(s, 0.0015)));
    studies.declare("grid", columns);

    OverfittingReport report = studies.judge("grid", 16);

    assertThat(report.best().orElseThrow().label()).contains("t500");
    assertThat(value(report, Measure.PROBABILISTIC_SHARPE)).isGreaterThan(0.95);
    assertThat(value(report, Measure.DEFLATED_SHARPE)).isGreaterThan(0.95);
    assertThat(value(report, Measure.OVERFITTING_PROBABILITY)).isLessThan(0.05);
    assertThat(value(report, Measure.SUPERIOR_ABILITY_P)).isLessThan(0.01);
    assertThat(report.verdict())
        .startsWith("The best trial is better than the luck of the best of 1,000 trials explains")
        .doesNotContain("But");
  }

  private NoiseStudies studies(String name) {
    return new NoiseStudies(DirectLakehouse.open(folder.resolve(name).toString()));
  }

  private static double value(OverfittingReport report, Measure measure) {
    return report.figure(measure).value();
  }
}
