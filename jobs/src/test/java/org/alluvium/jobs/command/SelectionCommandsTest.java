package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.selection.StageAddress;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.command.flow.SleeveRequest;
import org.alluvium.jobs.command.selection.StageRequest;
import org.junit.jupiter.api.Test;

/** Command lines about selections, from their words to what is asked for. */
class SelectionCommandsTest {
  private static final String ADDRESS =
      "quant://selection/clustering?run_id=R&profile=us_momentum_long&linkage=average";

  private final CommandBench bench = new CommandBench();

  @Test
  void aSleeveIsRunUpToItsSelectionOrItsWeights() {
    assertThat(bench.run("select", "--profile", "us_momentum_long", "--run-id", "r1")).isZero();
    assertThat(bench.run("optimize", "--profile", "fx_trend", "--dry-run", "--output", "json"))
        .isZero();
    assertThat(bench.asked())
        .containsExactly(
            new SleeveRequest(
                SleeveFlow.SELECT,
                "us_momentum_long",
                new RunRequest(Optional.of("r1"), RunMode.EXECUTE, PictureChoice.DRAWN),
                OutputFormat.TABLE),
            new SleeveRequest(
                SleeveFlow.OPTIMIZE,
                "fx_trend",
                new RunRequest(Optional.empty(), RunMode.PLAN, PictureChoice.DRAWN),
                OutputFormat.JSON));
  }

  @Test
  void onlySleevesSelect() {
    assertThat(bench.run("select", "--profile", "usdcop_h5")).isEqualTo(2);
    assertThat(bench.err())
        .startsWith(
            "error: select does not run --profile usdcop_h5, whose kind is strategy; give one of us_ridge_weekly, usdcop_ridge, us_momentum_long");
    bench.clear();
    assertThat(bench.run("optimize")).isEqualTo(2);
    assertThat(bench.err()).startsWith("error: optimize needs --profile: one of us_ridge_weekly,");
  }

  @Test
  void aStageIsTakenByItsAddress() {
    assertThat(bench.run("stage", ADDRESS, "--output", "json")).isZero();
    assertThat(bench.asked())
        .containsExactly(new StageRequest(StageAddress.parse(ADDRESS), OutputFormat.JSON));
  }

  @Test
  void whatIsNoAddressIsToldWithTheForm() {
    assertThat(bench.run("stage", "clustering")).isEqualTo(2);
    assertThat(bench.err())
        .startsWith(
            "error: address 'clustering': its scheme must be quant, got none; an address is");
  }

  @Test
  void aRecordedFlowTellsWhichPartItWas() {
    assertThat(SleeveFlow.of("select us_momentum_long")).contains(SleeveFlow.SELECT);
    assertThat(SleeveFlow.of("optimize fx_trend")).contains(SleeveFlow.OPTIMIZE);
    assertThat(SleeveFlow.of("production fx_trend")).isEmpty();
    assertThat(SleeveFlow.of("weekly")).isEmpty();
  }
}
