package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.command.strategy.StrategyFlow;
import org.alluvium.jobs.command.strategy.StrategyRequest;
import org.junit.jupiter.api.Test;

/** Which profile a strategy's name stands for, and what is told where it stands for none. */
class StrategyCommandsTest {
  private static final RunRequest DRAWN =
      new RunRequest(Optional.empty(), RunMode.EXECUTE, PictureChoice.DRAWN);

  private final CommandBench bench = new CommandBench();

  @Test
  void aStrategyRunsOnTheProfileThatNamesIt() {
    assertThat(bench.run("strategy", "usdcop_h5", "--phase", "backtest")).isZero();
    assertThat(bench.run("train", "--strategy", "us_ridge")).isZero();
    assertThat(bench.run("forecast", "--strategy", "usdcop_h1")).isZero();
    assertThat(bench.asked())
        .containsExactly(
            new StrategyRequest(StrategyFlow.BACKTEST, "usdcop_h5", DRAWN),
            new StrategyRequest(StrategyFlow.TRAIN, "us_ridge_weekly", DRAWN),
            new StrategyRequest(StrategyFlow.FORECAST, "usdcop_h1", DRAWN));
  }

  @Test
  void picturesCanBeLeftOut() {
    assertThat(bench.run("strategy", "usdcop_h1", "--phase", "backtest", "--no-png")).isZero();
    assertThat(((StrategyRequest) bench.asked().get(0)).run().pictures())
        .isEqualTo(PictureChoice.LEFT_OUT);
  }

  @Test
  void aNameThatIsNoneGetsTheClosestAndTheList() {
    refused("strategy usdcop_h55 --phase backtest", "'usdcop_h55'; did you mean 'usdcop_h5'?");
    assertThat(bench.err()).contains("there are us_ridge, usdcop_h1, usdcop_h5, usdcop_ridge");
  }

  @Test
  void aStrategyThatIsNotTradedSaysWhichAre() {
    refused(
        "strategy us_ridge --phase backtest",
        "us_ridge does not say how it is traded",
        "one that has it: usdcop_h1, usdcop_h5");
  }

  @Test
  void onlyWhatExistsCanBeAskedFor() {
    refused(
        "strategy usdcop_h5 --phase production",
        "'production' is no phase of this version; there is backtest");
    refused(
        "strategy usdcop_h5 --phase bcktest",
        "'bcktest' is no phase of this version; did you mean 'backtest'?; there is backtest");
    refused("strategy usdcop_h5", "--phase");
    refused("strategy usdcop_h5 --phase backtest --reset-approval", "--reset-approval");
    refused("strategy usdcop_h5 --phase backtest --seed-tables", "--seed-tables");
  }

  @Test
  void aProfileMustRunTheStrategy() {
    refused(
        "strategy usdcop_h5 --phase backtest --profile usdcop_h1",
        "--profile usdcop_h1 does not run strategy usdcop_h5",
        "give one of usdcop_h5");
    refused(
        "strategy usdcop_h5 --phase backtest --profile usdcop_h1 --set profiles.usdcop_h1.strategy=usdcop_ridge",
        "profiles.usdcop_h1.strategy",
        "names no strategy with a section 'execution': 'usdcop_ridge'");
  }

  @Test
  void severalProfilesOfOneStrategyMustBeToldApart() {
    String[] words = {
      "strategy",
      "usdcop_h5",
      "--phase",
      "backtest",
      "--set",
      "profiles.usdcop_h1.strategy=usdcop_h5",
      "--profile",
      "usdcop_h1"
    };
    assertThat(bench.run(words)).as(bench.err()).isZero();
    assertThat(((StrategyRequest) bench.asked().get(0)).profile()).isEqualTo("usdcop_h1");
  }

  private void refused(String line, String... parts) {
    bench.clear();
    assertThat(bench.run(line.split(" "))).as(line).isEqualTo(2);
    assertThat(bench.err()).as(line).startsWith("error: ").contains(parts);
    assertThat(bench.asked()).isEmpty();
  }
}
