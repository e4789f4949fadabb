package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines about regimes, on a lakehouse that has none. */
class RegimeCommandTest {
  @TempDir private Path folder;

  private LocalCommands run(String line, int exitCode) {
    LocalCommands commands =
        new LocalCommands(
            folder, Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC));
    assertThat(commands.run(line)).as(line + commands.err()).isEqualTo(exitCode);
    return commands;
  }

  @Test
  void withoutRowsTheWayToThemIsTold() {
    assertThat(run("regime --profile us_ridge_weekly", 7).err())
        .contains("profile us_ridge_weekly: gold.regimes has no row of ARCA:SPY")
        .contains("'./alluvium flow production --profile us_ridge_weekly'");
  }

  @Test
  void aProfileWithAMarketIsNeeded() {
    assertThat(run("regime", 2).err()).contains("--profile", "us_ridge_weekly, usdcop_ridge");
    assertThat(run("regime --profile meta", 2).err())
        .contains("profile meta: it has no market whose regime could be told");
    assertThat(
            run("regime --profile usdcop_h5 --set profiles.usdcop_h5.regime.refit=dayly", 2).err())
        .contains("profiles.usdcop_h5.regime.refit");
  }
}
