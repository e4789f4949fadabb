package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.SearchedStudy;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.LocalCommands;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep shows whose trials have all ended. */
class SweepResultTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final String LINE = "sweep --space moving_average_cross --trials 3";

  @TempDir private Path folder;
  private LocalCommands commands;

  @BeforeEach
  void sweep() {
    commands = new LocalCommands(folder, CLOCK);
    SweepPlan plan = plan();
    TrialWriter writer =
        new TrialWriter(DirectLakehouse.open(folder.resolve("lake").toString()), "run-1", CLOCK);
    writer.begin(new SearchedStudy(plan.study(), "grid", 1, plan.definition(), "d".repeat(64)));
    List<Trial> trials = new ArrayList<>();
    List<TrialOutcome> ends = new ArrayList<>();
    Map<String, ReturnStream> returns = new TreeMap<>();
    for (int number = 1; number <= 3; number++) {
      Trial trial =
          new Trial(
              plan.study(),
              number,
              Optional.empty(),
              "grid",
              "{\"exposure\":0.95,\"fast\":%d,\"slow\":50,\"stance\":\"long\"}"
                  .formatted(5 * number),
              OptionalLong.of(1));
      ReturnStream stream = stream(number);
      trials.add(trial);
      returns.put(trial.id(), stream);
      ends.add(TrialOutcome.finished(trial.id(), stream));
    }
    writer.start(plan.study(), trials);
    writer.keep(plan.study(), returns);
    writer.end(plan.study(), ends);
  }

  @Test
  void jsonHasTheFamilyAndTypedParameters() throws IOException {
    assertThat(commands.run(LINE + " --output json")).as(commands.err()).isZero();

    JsonNode result = new ObjectMapper().readTree(commands.out());
    assertThat(result.path("study").textValue()).isEqualTo("moving_average_cross-grid-1");
    assertThat(result.path("family").textValue()).startsWith("moving_average_cross/25-symbols-");
    assertThat(result.path("family_trials").longValue()).isEqualTo(3);
    assertThat(result.path("grid_points").longValue()).isEqualTo(100);
    assertThat(result.path("expected_maximum_annual_sharpe").isDouble()).isTrue();
    assertThat(result.path("best")).hasSize(3);
    JsonNode best = result.path("best").path(0);
    assertThat(best.path("trial").textValue()).isEqualTo("moving_average_cross-grid-1-0003");
    assertThat(best.path("parameters").path("fast").isInt()).isTrue();
    assertThat(best.path("parameters").path("fast").intValue()).isEqualTo(15);
    assertThat(best.path("parameters").path("exposure").doubleValue()).isEqualTo(0.95);
    assertThat(best.path("parameters").path("stance").textValue()).isEqualTo("long");
    assertThat(best.path("annual_sharpe").doubleValue())
        .isCloseTo(stream(3).sharpe().orElseThrow() * Math.sqrt(252), within(1e-9));
    assertThat(best.path("psr").isDouble()).isTrue();
  }

  @Test
  void theSummarySaysWhatOfAGridWasTried() {
    assertThat(commands.run(LINE)).as(commands.err()).isZero();
    assertThat(commands.out())
        .contains(
            "Nothing to do: the 3 trials of study moving_average_cross-grid-1 have ended.",
            "tried were only the first 3 of 100 grid points; --trials 100 makes them all");
  }

  private static ReturnStream stream(int skill) {
    int days = 60;
    long first = LocalDate.of(2017, 1, 2).toEpochDay();
    long[] dates = new long[days];
    double[] values = new double[days];
    for (int day = 0; day < days; day++) {
      dates[day] = first + day;
      values[day] = 0.01 * Math.sin(7.0 * day * skill) + 0.001 * skill;
    }
    return ReturnStream.of(dates, values);
  }

  private static SweepPlan plan() {
    Path home = Installation.home();
    ResearchSetting setting =
        new ResearchSetting(
            ConfigurationLoader.load(
                ConfigurationRequest.ofHome(home)
                    .with(
                        "sweep",
                        home.resolve("conf/sweeps/moving_average_cross.json"),
                        Map.of("sweep.trials", new Flag("--trials", "3")))),
            new CommandContext(
                home,
                Map.of(),
                CLOCK,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                action -> () -> {}));
    return setting.plans().sweepOf(setting.plans().sweep());
  }
}
