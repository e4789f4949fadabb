package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
  @TempDir private Path home;
  private Path manifest;

  @BeforeEach
  void copyConfiguration() throws IOException {
    Installation.copyInto(home);
    manifest = home.resolve("conf/manifest.json");
  }

  @Test
  void theBundledConfigurationIsValidAndComplete() {
    ResolvedConfiguration resolved = load();
    assertThat(resolved.asOf()).isEqualTo("2017-11-10");
    assertThat(resolved.profiles()).containsExactly("us_ridge_weekly", "usdcop_ridge", "meta");
    assertThat(resolved.at("strategies.us_ridge.features")).hasSize(40);
    assertThat(resolved.lakehouseRoot()).isEqualTo(home.resolve("lakehouse-data").toString());
  }

  @Test
  void laterLayersWinAndEachLeafKnowsItsLayer() throws IOException {
    replace("\"select_top\": 10", "\"select_top\": 11");
    replace(
        "\"kind\": \"meta\",",
        "\"kind\": \"meta\", \"settings\": {\"as_of\": \"2016-01-01\", \"runs\": {\"root\": \"p\"}},");
    Path first =
        file("first.json", "{\"as_of\": \"2016-02-02\", \"lakehouse\": {\"root\": \"one\"}}");
    Path second = file("second.json", "{\"lakehouse\": {\"root\": \"two\"}}");
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home,
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
    Path file = file("c.json", "{\"weekly\": {\"sleeves\": [\"usdcop_ridge\"]}}");
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home,
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
  void allProblemsAreReportedAtOnceWithFilePathValueAndWhatIsAllowed() throws IOException {
    replace("\"select_top\": 10", "\"select_top\": 0");
    replace("\"fill\": \"next_close\"", "\"fill\": \"next_noon\"");
    replace("\"weekly\": {", "\"weekly\": { \"meta\": \"meta\",");
    replace("\"lakehouse\": {", "\"lakehouse\": { \"rot\": \"x\",");
    Files.writeString(
        home.resolve("conf/costs/usdcop.json"),
        Files.readString(home.resolve("conf/costs/usdcop.json")).replace("0.3", "\"cheap\""));

    assertThatThrownBy(this::load)
        .isInstanceOf(AlluviumException.class)
        .satisfies(
            e -> assertThat(((AlluviumException) e).category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessageContaining("the configuration has 5 problems:")
        .hasMessageContaining(
            "conf/manifest.json: $.lakehouse.rot is not a known key (its value is \"x\"); did you mean 'root'?; allowed here: root")
        .hasMessageContaining(
            "conf/manifest.json: $.profiles.us_ridge_weekly.portfolio.select_top must be >= 1, got 0")
        .hasMessageContaining(
            "conf/manifest.json: $.profiles.usdcop_ridge.fill must be one of next_open, next_close, got \"next_noon\"")
        .hasMessageContaining("$.weekly.meta is given twice, the second time on line")
        .hasMessageContaining(
            "conf/costs/usdcop.json: $.costs.usdcop.commission_bps must be a number, got \"cheap\"");
  }

  @Test
  void everyDuplicateKeyIsReportedWithItsLine() throws IOException {
    Path file =
        file(
            "twice.json",
            "{\"as_of\": \"2016-01-01\",\n\"as_of\": \"2016-01-02\",\n\"runs\": {\"root\": \"a\",\n\"root\": \"b\"}}");
    assertThatThrownBy(() -> load(file))
        .hasMessageContaining("$.as_of is given twice, the second time on line 2; keep one")
        .hasMessageContaining("$.runs.root is given twice, the second time on line 4; keep one");
  }

  @Test
  void brokenJsonNamesFileLineAndColumn() throws IOException {
    Path file = file("broken.json", "{\"as_of\": \"2016-01-01\",\n ]}");
    assertThatThrownBy(() -> load(file))
        .hasMessageContaining("broken.json: $ is not JSON at line 2");
  }

  @Test
  void anAbsentManifestIsTheOnlyProblemTold() {
    Path none = home.resolve("none.json");
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home,
                        Optional.of(none),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of())))
        .hasMessage(
            "the configuration has 1 problem:\n  none.json: $ cannot be read: no such file or not readable: "
                + none);
  }

  @Test
  void whatIsMissingInAFileThatCannotBeReadIsNoNews() throws IOException {
    Files.writeString(home.resolve("conf/costs/usdcop.json"), "{");
    assertThatThrownBy(this::load)
        .hasMessageStartingWith(
            "the configuration has 1 problem:\n  conf/costs/usdcop.json: $ is not JSON at line 1");
  }

  @Test
  void aFileInAnotherEncodingIsToldSo() throws IOException {
    Path file = home.resolve("latin1.json");
    Files.write(file, "{\"as_of\": \"Bogotá\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> load(file))
        .hasMessageEndingWith("latin1.json: $ is not UTF-8 text; save it in that encoding");
  }

  @Test
  void aNumberThatJsonDoesNotKnowIsToldWithoutAdviceToProgrammers() throws IOException {
    Path file = file("nan.json", "{\"costs\": {\"usdcop\": {\"impact_coefficient\": NaN}}}");
    assertThatThrownBy(() -> load(file))
        .hasMessageContaining("nan.json: $ is not JSON at line 1")
        .hasMessageEndingWith("Non-standard token 'NaN'");
  }

  @Test
  void aDayThatNoCalendarHasIsReportedWithAllElse() throws IOException {
    Path file = file("day.json", "{\"as_of\": \"2017-11-31\", \"spark\": {\"master\": \"xx\"}}");
    assertThatThrownBy(() -> load(file))
        .hasMessageContaining("the configuration has 2 problems:")
        .hasMessageContaining(
            "day.json: $.as_of must be a day of the calendar, such as 2017-11-30, got \"2017-11-31\"")
        .hasMessageContaining(
            "day.json: $.spark.master must be a Spark master: local, local[4], local[*], spark://HOST:7077, yarn or k8s://https://HOST:443, got \"xx\"");
  }

  @Test
  void everyKindOfSparkMasterIsTaken() {
    for (String master :
        List.of("local", "local[4]", "local[*]", "spark://h:7077", "yarn", "k8s://https://h:443")) {
      assertThat(set("spark.master=" + master).text("spark.master")).isEqualTo(master);
    }
    for (String wrong : List.of("", "local[0]", "local[]", "local[*", "locale", "spark://")) {
      assertThatThrownBy(() -> set("spark.master=" + wrong)).hasMessageContaining("$.spark.master");
    }
  }

  @Test
  void aRootIsAPathOrAFileUri() {
    assertThat(set("lakehouse.root=file:lake").lakehouseRoot())
        .isEqualTo(home.resolve("lake").toString());
    assertThat(set("lakehouse.root=file:///a b").lakehouseRoot()).isEqualTo("/a b");
    assertThat(set("runs.root=file:/r").runsRoot()).isEqualTo(Path.of("/r"));
  }

  @Test
  void aRootThatIsNoFolderOfThisMachineIsRefused() {
    for (String root : List.of("s3a://b/x", "http://x/y", "hdfs://n/z")) {
      String scheme = root.substring(0, root.indexOf(':') + 1);
      assertThatThrownBy(() -> set("lakehouse.root=" + root))
          .hasMessageEndingWith(
              "--set lakehouse.root: $.lakehouse.root must be a folder: this build reads and writes file: roots only yet, not %s, got \"%s\""
                  .formatted(scheme, root));
    }
    assertThatThrownBy(() -> set("runs.root=s3a://b/x"))
        .hasMessageContaining("$.runs.root must be");
  }

  @Test
  void aFileInTheWayOfARootIsNamed() {
    assertThatThrownBy(() -> set("lakehouse.root=" + manifest + "/x", "runs.root=" + manifest))
        .hasMessageContaining("the configuration has 2 problems:")
        .hasMessageContaining(
            "$.lakehouse.root must be a folder, and %s is a file; name another place, or move the file away, got \"%s/x\""
                .formatted(manifest, manifest))
        .hasMessageContaining("$.runs.root must be a folder, and " + manifest + " is a file");
  }

  @Test
  void anAbsentConfigFileIsNamed() {
    assertThatThrownBy(() -> load(home.resolve("none.json")))
        .hasMessageContaining("none.json: $ cannot be read: no such file or not readable");
  }

  @Test
  void aMissingKeyIsNamedWithWhatItMustBe() throws IOException {
    replace("\"as_of\": \"2017-11-10\",", "");
    assertThatThrownBy(this::load)
        .hasMessageContaining("$.as_of is missing; it must be a text: a date such as 2017-11-10");
  }

  @Test
  void aWrongDateShowsTheValueAndTheForm() {
    assertThatThrownBy(() -> set("as_of=10.11.2017"))
        .hasMessageContaining(
            "--set as_of: $.as_of must be a date such as 2017-11-10, or a UTC instant such as 2017-11-10T21:00:00Z, got \"10.11.2017\"");
  }

  @Test
  void anUnknownSettingSuggestsTheClosestKey() {
    assertThatThrownBy(() -> set("lakehose.root=x"))
        .hasMessageContaining("--set lakehose.root: $.lakehose is not a known key")
        .hasMessageContaining("did you mean 'lakehouse'?");
  }

  @Test
  void anUnknownVariableSuggestsTheClosestName() {
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home,
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
    Path strategy = home.resolve("conf/strategies/us_ridge.json");
    Files.writeString(strategy, Files.readString(strategy).replace("\"KMID\"", "\"KMIT\""));
    assertThatThrownBy(this::load)
        .hasMessageContaining(
            "conf/strategies/us_ridge.json: $.strategies.us_ridge.features.0 must be one of the 158 names in conf/schema (closest: KMID), got \"KMIT\"");
  }

  @Test
  void namesThatNameNothingAreReported() {
    assertThatThrownBy(
            () ->
                set(
                    "profiles.meta.sleeves=usdcop_ridge,us_ridge_weakly",
                    "profiles.usdcop_ridge.strategy=usdcop_rigde"))
        .hasMessageContaining(
            "$.profiles.meta.sleeves names no profile: 'us_ridge_weakly'; did you mean 'us_ridge_weekly'?")
        .hasMessageContaining(
            "$.profiles.usdcop_ridge.strategy names no strategy: 'usdcop_rigde'; did you mean 'usdcop_ridge'?");
  }

  @Test
  void calendarsAndInstrumentsThatNoFileHasAreReportedWithAllElse() throws IOException {
    Path seed = Files.createDirectories(home.resolve("data/seed"));
    Files.copy(
        Installation.home().resolve("data/seed/instruments.csv"), seed.resolve("instruments.csv"));
    assertThat(load().profiles()).hasSize(3);
    assertThatThrownBy(
            () ->
                set(
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
  void aDateOfTheWrongFormIsReportedOnce() {
    assertThatThrownBy(() -> set("as_of=2017-13-40"))
        .hasMessageContaining("the configuration has 1 problem:");
  }

  @Test
  void anUnknownProfileIsNamedWithTheKnownOnes() {
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home,
                        Optional.empty(),
                        Optional.of("usdcop"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of())))
        .hasMessageContaining(
            "--profile: $.profiles.usdcop does not exist; known: us_ridge_weekly, usdcop_ridge, meta");
  }

  @Test
  void secretsAreRefusedAndNeverShown() {
    assertThatThrownBy(
            () ->
                set(
                    "lakehouse.access_key=AKIA123",
                    "lakehouse.root=s3a://user:hunter2@bucket/lake",
                    "spark.password=hunter3"))
        .hasMessageContaining("$.lakehouse.access_key looks like a secret")
        .hasMessageContaining("$.lakehouse.root looks like a secret")
        .hasMessageContaining("$.spark.password looks like a secret")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("AKIA123", "hunter2", "hunter3"));
  }

  @Test
  void aValueThatHoldsASecretIsNotShownEither() throws IOException {
    assertThatThrownBy(
            () -> set("spark.hadoop.fs.s3a.secret.key=hunter4", "spark.fs.access.key=hunter5"))
        .hasMessageContaining("$.spark.hadoop is not a known key (its value is (hidden))")
        .hasMessageContaining("$.spark.fs.access.key looks like a secret")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter4", "hunter5"));
    Path list = file("list.json", "[{\"password\": \"hunter6\"}]");
    assertThatThrownBy(() -> load(list))
        .hasMessageEndingWith("list.json: $ must be a JSON object, got (hidden)");
    Path address = file("address.json", "{\"runs\": {\"root\": [\"http://u:hunter7@h/\"]}}");
    assertThatThrownBy(() -> load(address))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter7"));
  }

  @Test
  void aProfileOfAConfigFileCanBeSelectedAndItsSettingsLieBelowTheFile() throws IOException {
    Path file =
        file(
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
                home,
                Optional.empty(),
                Optional.of("pair"),
                List.of(file),
                Map.of("ALLUVIUM_SPARK_MASTER", "yarn"),
                List.of("spark.driver_memory=4g"),
                Map.of()));
    assertThat(resolved.runsRoot()).isEqualTo(home.resolve("of-profile"));
    assertThat(resolved.lakehouseRoot()).isEqualTo(home.resolve("of-file").toString());
    assertThat(resolved.text("spark.driver_memory")).isEqualTo("4g");
    assertThat(resolved.text("spark.master")).isEqualTo("yarn");
    assertThat(resolved.provenance()).containsEntry("$.runs.root", "profile pair");
  }

  @Test
  void anotherManifestReplacesTheDefaultEverywhere() throws IOException {
    Path other = home.resolve("elsewhere/manifest.json");
    Files.createDirectories(other.getParent());
    Files.copy(manifest, other);
    Files.delete(manifest);
    ResolvedConfiguration resolved =
        ConfigurationLoader.load(
            new ConfigurationRequest(
                home,
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
            home,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of("runs.root=/proc/nowhere/runs", "lakehouse.root=/proc/nowhere/lake"),
            Map.of()));
    try (var entries = Files.list(home)) {
      assertThat(entries.map(p -> p.getFileName().toString())).containsExactly("conf");
    }
  }

  private ResolvedConfiguration load(Path... files) {
    return ConfigurationLoader.load(
        new ConfigurationRequest(
            home,
            Optional.empty(),
            Optional.empty(),
            List.of(files),
            Map.of(),
            List.of(),
            Map.of()));
  }

  private ResolvedConfiguration set(String... settings) {
    return ConfigurationLoader.load(
        new ConfigurationRequest(
            home,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(settings),
            Map.of()));
  }

  private void replace(String from, String to) throws IOException {
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    int at = from.contains("next_close") ? text.lastIndexOf(from) : text.indexOf(from);
    Files.writeString(manifest, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }
}
