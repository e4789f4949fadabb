package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps of its configuration is all that a replay needs of it. */
class ResearchSettingTest {
  private static final LocalDate THANKSGIVING = LocalDate.of(2017, 11, 23);
  @TempDir private Path folder;

  @Test
  void aRecordedRunIsSetUpFromItsFolderWhenTheInstallationsConfigurationHasChanged()
      throws IOException {
    Path home = Installation.copyInto(folder.resolve("home"));
    ResearchSetting made =
        new ResearchSetting(
            ConfigurationLoader.load(ConfigurationRequest.ofHome(home)), context(home));
    RunFolder run =
        RunFolder.create(folder.resolve("runs"), RunId.parse("2017-11-10T20261121T024150Z-7c1e"));
    made.keep(run.path());
    RunPlan before = made.plans().ofFlow("weekly");
    Files.delete(home.resolve("conf/calendars.json"));
    Files.delete(home.resolve("conf/strategies/us_ridge.json"));
    Files.delete(home.resolve("conf/costs/us_equity.json"));
    Files.delete(home.resolve("conf/manifest.json"));

    ResearchSetting recorded = ResearchSetting.recorded(run, context(home));

    RunPlan after = recorded.plans().ofFlow("weekly");
    assertThat(after.sleeves()).isNotEmpty().isEqualTo(before.sleeves());
    assertThat(after.meta()).isEqualTo(before.meta());
    assertThat(after.asOf()).isEqualTo(before.asOf());
    assertThat(recorded.calendars().get("us_equity").isSession(THANKSGIVING)).isFalse();
  }

  @Test
  void theCalendarsOfTheFolderAreUsedNotThoseOfTheInstallation() throws IOException {
    Path home = Installation.copyInto(folder.resolve("home"));
    Path calendars = home.resolve("conf/calendars.json");
    String honest = Files.readString(calendars);
    String edited = honest.replace("\"2017-11-23\",", "");
    assertThat(edited).isNotEqualTo(honest);
    RunFolder run =
        RunFolder.create(folder.resolve("runs"), RunId.parse("2017-11-10T20261121T024150Z-7c1e"));
    new ResearchSetting(ConfigurationLoader.load(ConfigurationRequest.ofHome(home)), context(home))
        .keep(run.path());
    Files.writeString(calendars, edited);

    ResearchSetting recorded = ResearchSetting.recorded(run, context(home));

    assertThat(recorded.calendars().get("us_equity").isSession(THANKSGIVING)).isFalse();
    assertThat(run.config().resolve("calendars.json")).hasContent(honest);
  }

  private static CommandContext context(Path home) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    return new CommandContext(home, Map.of(), clock, out, action -> () -> {});
  }
}
