package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that name nothing: keys, variables, features, profiles, calendars, instruments. */
class ConfigurationNameTest {
  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void anUnknownSettingSuggestsTheClosestKey() {
    assertThatThrownBy(() -> home.set("lakehose.root=x"))
        .hasMessageContaining("--set lakehose.root: $.lakehose is not a known key")
        .hasMessageContaining("did you mean 'lakehouse'?");
  }

  @Test
  void anUnknownVariableSuggestsTheClosestName() {
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of("ALLUVIUM_LAKEHOSE_ROOT", "x", "ALLUVIUM_HOME", "/fine"),
                        List.of(),
                        Map.of())))
        .hasMessageContaining(
            "environment: ALLUVIUM_LAKEHOSE_ROOT sets no known key; did you mean ALLUVIUM_LAKEHOUSE_ROOT?")
        .hasMessageContaining("has 1 problem:");
  }

  @Test
  void anUnknownFeatureNameIsNamedWithItsClosest() throws IOException {
    Path strategy = home.folder().resolve("conf/strategies/us_ridge.json");
    Files.writeString(strategy, Files.readString(strategy).replace("\"KMID\"", "\"KMIT\""));
    assertThatThrownBy(home::load)
        .hasMessageContaining(
            "conf/strategies/us_ridge.json: $.strategies.us_ridge.features names no feature of set alpha158: 'KMIT'; did you mean 'KMID'?; it has 158 names");
  }

  @Test
  void namesThatNameNothingAreReported() {
    assertThatThrownBy(
            () ->
                home.set(
                    "profiles.meta.sleeves=usdcop_ridge,us_ridge_weakly",
                    "profiles.usdcop_ridge.strategy=usdcop_rigde"))
        .hasMessageContaining(
            "$.profiles.meta.sleeves names no profile: 'us_ridge_weakly'; did you mean 'us_ridge_weekly'?")
        .hasMessageContaining(
            "$.profiles.usdcop_ridge.strategy names no strategy: 'usdcop_rigde'; did you mean 'usdcop_ridge'?");
  }

  @Test
  void calendarsAndInstrumentsThatNoFileHasAreReportedWithAllElse() throws IOException {
    Path seed = Files.createDirectories(home.folder().resolve("data/seed"));
    Files.copy(
        Installation.home().resolve("data/seed/instruments.csv"), seed.resolve("instruments.csv"));
    assertThat(home.load().profiles()).hasSize(13);
    assertThatThrownBy(
            () ->
                home.set(
                    "profiles.us_ridge_weekly.calendar=us_equty",
                    "profiles.us_ridge_weekly.universe=NYSE:IBM,NYSE:NOPE",
                    "profiles.us_ridge_weekly.market=ARCA:SPYY",
                    "spark.master=xx"))
        .hasMessageContaining("the configuration has 4 problems:")
        .hasMessageContaining(
            "--set profiles.us_ridge_weekly.calendar: $.profiles.us_ridge_weekly.calendar names no calendar of data.calendars: 'us_equty'; did you mean 'us_equity'?; known: ")
        .hasMessageContaining(
            "$.profiles.us_ridge_weekly.universe names no instrument of instruments.csv in data.seed: 'NYSE:NOPE'; did you mean 'NYSE:")
        .hasMessageContaining(
            "$.profiles.us_ridge_weekly.market names no instrument of instruments.csv in data.seed: 'ARCA:SPYY'; did you mean 'ARCA:SPY'?; it has ");
  }

  @Test
  void anUnknownProfileIsNamedWithTheKnownOnes() {
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home.folder(),
                        Optional.empty(),
                        Optional.of("usdcop"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of())))
        .hasMessageContaining(
            "--profile: $.profiles.usdcop does not exist; known: us_ridge_weekly, usdcop_ridge,"
                + " us_momentum_long, ");
  }
}
