package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.sweep.SamplerKind;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.sweep.SweepReader;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spaces of {@code conf/sweeps}: the bundled ones are read, and every problem is told. */
class SweepConfigurationTest {
  private static final LocalDate DATE = LocalDate.of(2017, 11, 10);

  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void theBundledSpacesAreRead() throws IOException {
    List<String> told = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.folder().resolve("conf/sweeps"))) {
      for (Path file : files.sorted().toList()) {
        SweepPlan plan = plan(load(file, Map.of()));
        assertThat(file).hasFileName(plan.study().name().replaceFirst("-.*", "") + ".json");
        told.add("%s: %s, %d".formatted(plan.study().name(), plan.varying(), plan.trials()));
      }
    }
    assertThat(told)
        .containsExactly(
            "momentum-sobol-1: [hold, look_back, skip, top], 128",
            "moving_average_cross-grid-1: [fast, slow], 100",
            "noise-grid-1: [draw], 1000",
            "usdcop_reversion-tpe-1: [entry, exit, stance, window], 96");
  }

  @Test
  void theCommandLineIsStrongerThanTheFile() {
    Path file = home.folder().resolve("conf/sweeps/moving_average_cross.json");

    SweepPlan plan =
        plan(
            load(
                file,
                Map.of(
                    "sweep.sampler", new Flag("--sampler", "tpe"),
                    "sweep.trials", new Flag("--trials", "40"),
                    "sweep.seed", new Flag("--seed", "7"),
                    "sweep.profile", new Flag("--profile", "usdcop_ridge"))));

    assertThat(plan.study().name()).isEqualTo("moving_average_cross-tpe-7");
    assertThat(plan.study().family()).startsWith("moving_average_cross/1-symbols-");
    assertThat(plan.trials()).isEqualTo(40);
    assertThat(plan.sampling().sampler()).isEqualTo(SamplerKind.TPE);
    assertThat(plan.market().universe()).containsExactly("FX_IDC:USDCOP");
    assertThat(plan.definition())
        .contains("\"seed\":7", "\"batch\":16", "\"as_of\":\"2017-11-10T21:00:00Z\"");
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    Path file =
        home.file(
            "mine.json",
            """
            {
              "id": "mine",
              "description": "wrong in many ways",
              "profile": "us_ridge_week",
              "start": "2017-02-31",
              "end": "2016-01-01",
              "rule": "mean_reversion",
              "parameters": {
                "windw": 20,
                "window": {"from": 1, "to": 20},
                "entry": {"values": [1.5], "from": 1, "to": 2},
                "exit": {"from": 0, "to": 1, "step": 1},
                "stance": "short",
                "exposure": {"from": 0.5, "too": 1}
              },
              "sampler": "grid",
              "trails": 5
            }
            """);

    assertThatThrownBy(() -> load(file, Map.of()))
        .hasMessageContaining(
            "mine.json: $.sweep.trails is not a known key (its value is 5); did you mean 'trials'?")
        .hasMessageContaining(
            "$.sweep.profile names no profile: 'us_ridge_week'; did you mean 'us_ridge_weekly'?")
        .hasMessageContaining(
            "$.sweep.universe is missing, and profile 'us_ridge_week' has none; give it")
        .hasMessageContaining(
            "$.sweep.start must be a day of the calendar, such as 2007-01-03, got '2017-02-31'")
        .hasMessageContaining(
            "$.sweep.parameters.windw is no parameter of mean_reversion; did you mean 'window'?; it has window, entry, exit, stance, exposure")
        .hasMessageContaining(
            "$.sweep.parameters.window must be a whole number from 2 to 2520, got 1")
        .hasMessageContaining("$.sweep.parameters.entry must have either values, or from and to")
        .hasMessageContaining(
            "$.sweep.parameters.exit has step, but is a real: give it points instead")
        .hasMessageContaining("$.sweep.parameters.exit needs points in a grid: pass how many")
        .hasMessageContaining(
            "$.sweep.parameters.stance must be one of long, long_short, got \"short\"")
        .hasMessageContaining(
            "$.sweep.parameters.exposure.too is not a known key (its value is 1); did you mean 'to'?")
        .hasMessageContaining(
            "$.sweep.parameters.exposure must be a number from 0.0 to 1.0, got nothing");
  }

  @Test
  void whatVariesNothingOrLacksAMarketIsRefused() throws IOException {
    Path file =
        home.file(
            "mine.json",
            """
            {"id": "mine", "description": "d", "start": "2017-02-01", "end": "2017-01-01", "rule": "random",
             "parameters": {"draw": 1, "hold": 5, "share": 0.5, "stance": "long", "exposure": 1},
             "sampler": "sobol"}
            """);

    assertThatThrownBy(() -> load(file, Map.of()))
        .hasMessageContaining(
            "$.sweep.parameters vary nothing; give one of them {\"values\": […]} or {\"from\": …, \"to\": …}")
        .hasMessageContaining("$.sweep.costs is missing; give it, or a profile that has it")
        .hasMessageContaining("$.sweep.end must be after start, 2017-02-01, got 2017-01-01");
    assertThatThrownBy(() -> load(home.folder().resolve("none.json"), Map.of()))
        .hasMessageContaining("none.json");
  }

  @Test
  void aGridHasNoMoreTrialsThanItHas() {
    Path file = home.folder().resolve("conf/sweeps/moving_average_cross.json");

    assertThatThrownBy(() -> plan(load(file, Map.of("sweep.trials", new Flag("--trials", "101")))))
        .hasMessage(
            "sweep: the grid has 100 trials, 101 are asked for; pass --trials 100, or more values");
    assertThatThrownBy(
            () -> plan(load(file, Map.of("sweep.sampler", new Flag("--sampler", "sobol")))))
        .hasMessage(
            "sweep: how many trials sobol makes is not given; pass --trials N, or trials in the space");
  }

  private ResolvedConfiguration load(Path file, Map<String, Flag> flags) {
    return ConfigurationLoader.load(
        ConfigurationRequest.ofHome(home.folder()).with("sweep", file, flags));
  }

  private SweepPlan plan(ResolvedConfiguration configuration) {
    return new SweepReader(
            configuration.node(),
            TradingCalendars.read(home.folder().resolve("conf/calendars.json")))
        .read(DATE, Instant.parse(DATE + "T21:00:00Z"));
  }
}
