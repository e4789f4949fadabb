package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where each value comes from: manifest, profile, files, environment, command line. */
class ConfigurationLoaderTest {
  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void theBundledConfigurationIsValidAndComplete() {
    ResolvedConfiguration resolved = home.load();
    assertThat(resolved.asOf()).isEqualTo("2017-11-10");
    assertThat(resolved.profiles())
        .containsExactly(
            "us_ridge_weekly",
            "usdcop_ridge",
            "us_momentum_long",
            "us_mean_reversion",
            "etf_risk_parity",
            "crypto_rating_ma_long",
            "crypto_rating_ma_short",
            "crypto_rating_all_long",
            "crypto_rating_all_short",
            "fx_trend",
            "usdcop_h5",
            "usdcop_h1",
            "meta");
    assertThat(resolved.at("strategies.us_ridge.features")).hasSize(40);
    assertThat(resolved.lakehouseRoot())
        .isEqualTo(home.folder().resolve("lakehouse-data").toString());
  }

  @Test
  void laterLayersWinAndEachLeafKnowsItsLayer() throws IOException {
    home.replace("\"top\": 10", "\"top\": 11");
    home.replace(
        "\"kind\": \"meta\",",
        "\"kind\": \"meta\", \"settings\": {\"as_of\": \"2016-01-01\", \"runs\": {\"root\": \"p\"}},");
    Path first =
        home.file("first.json", "{\"as_of\": \"2016-02-02\", \"lakehouse\": {\"root\": \"one\"}}");
    Path second = home.file("second.json", "{\"lakehouse\": {\"root\": \"two\"}}");
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home.folder(),
                Optional.empty(),
                Optional.of("meta"),
                List.of(first, second),
                Map.of(
                    "ALLUVIUM_LAKEHOUSE_ROOT", "three",
                    "ALLUVIUM_SPARK_DRIVER_MEMORY", "3g",
                    "PATH", "ignored"),
                List.of("lakehouse.root=four", "spark.driver_memory=4g"),
                Map.of("lakehouse.root", new Flag("--lakehouse", "/five"))));

    assertThat(resolved.lakehouseRoot()).isEqualTo("/five");
    assertThat(resolved.text("spark.driver_memory")).isEqualTo("4g");
    assertThat(resolved.asOf()).isEqualTo("2016-02-02");
    assertThat(resolved.text("runs.root")).isEqualTo("p");
    assertThat(resolved.provenance())
        .containsEntry("$.lakehouse.root", "--lakehouse")
        .containsEntry("$.spark.driver_memory", "--set spark.driver_memory")
        .containsEntry("$.as_of", "first.json")
        .containsEntry("$.runs.root", "profile meta")
        .containsEntry("$.spark.master", "conf/manifest.json")
        .containsEntry("$.strategies.us_ridge.horizon", "conf/strategies/us_ridge.json");
  }

  @Test
  void anEnvironmentVariableBeatsAConfigFile() throws IOException {
    Path file = home.file("c.json", "{\"weekly\": {\"sleeves\": [\"usdcop_ridge\"]}}");
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home.folder(),
                Optional.empty(),
                Optional.empty(),
                List.of(file),
                Map.of("ALLUVIUM_WEEKLY_SLEEVES", "us_ridge_weekly, usdcop_ridge"),
                List.of(),
                Map.of()));
    assertThat(resolved.at("weekly.sleeves").toString())
        .isEqualTo("[\"us_ridge_weekly\",\"usdcop_ridge\"]");
    assertThat(resolved.provenance())
        .containsEntry("$.weekly.sleeves", "environment ALLUVIUM_WEEKLY_SLEEVES");
  }

  @Test
  void aProfileOfAConfigFileCanBeSelectedAndItsSettingsLieBelowTheFile() throws IOException {
    Path file =
        home.file(
            "mine.json",
            """
            {"lakehouse": {"root": "of-file"},
             "profiles": {"pair": {"kind": "meta", "sleeves": ["us_ridge_weekly", "usdcop_ridge"],
               "description": "A pair", "costs": "sleeves", "capital": 1,
               "portfolio": {"engine": "equal", "alongside": [], "look_back_sessions": 126, "rebalance": "weekly"},
               "settings": {"runs": {"root": "of-profile"}, "lakehouse": {"root": "of-profile"},
                 "spark": {"driver_memory": "3g", "master": "local"}}}}}
            """);
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home.folder(),
                Optional.empty(),
                Optional.of("pair"),
                List.of(file),
                Map.of("ALLUVIUM_SPARK_MASTER", "yarn"),
                List.of("spark.driver_memory=4g"),
                Map.of()));
    assertThat(resolved.runsRoot()).isEqualTo(home.folder().resolve("of-profile"));
    assertThat(resolved.lakehouseRoot()).isEqualTo(home.folder().resolve("of-file").toString());
    assertThat(resolved.text("spark.driver_memory")).isEqualTo("4g");
    assertThat(resolved.text("spark.master")).isEqualTo("yarn");
    assertThat(resolved.provenance()).containsEntry("$.runs.root", "profile pair");
  }

  @Test
  void anotherManifestReplacesTheDefaultEverywhere() throws IOException {
    Path other = home.folder().resolve("elsewhere/manifest.json");
    Files.createDirectories(other.getParent());
    Files.copy(home.manifest(), other);
    Files.delete(home.manifest());
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home.folder(),
                Optional.of(other),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of()));
    assertThat(resolved.provenance()).containsEntry("$.as_of", "elsewhere/manifest.json");
    assertThat(resolved.at("strategies.us_ridge.horizon").intValue()).isEqualTo(5);
  }

  @Test
  void loadingCreatesNothing() throws IOException {
    ConfigurationLoader.load(
        new ConfigurationRequest(
            home.folder(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of("runs.root=/proc/nowhere/runs", "lakehouse.root=/proc/nowhere/lake"),
            Map.of()));
    try (var entries = Files.list(home.folder())) {
      assertThat(entries.map(p -> p.getFileName().toString())).containsExactly("conf");
    }
  }
}
