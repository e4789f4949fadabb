package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are taken, missing, refused or not to be shown. */
class ConfigurationValueTest {
  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void allProblemsAreReportedAtOnceWithFilePathValueAndWhatIsAllowed() throws IOException {
    home.replace("\"look_back_sessions\": 252", "\"look_back_sessions\": 0");
    home.replace("\"fill\": \"next_close\"", "\"fill\": \"next_noon\"");
    home.replace("\"weekly\": {", "\"weekly\": { \"meta\": \"meta\",");
    home.replace("\"lakehouse\": {", "\"lakehouse\": { \"rot\": \"x\",");
    Files.writeString(
        home.folder().resolve("conf/costs/usdcop.json"),
        Files.readString(home.folder().resolve("conf/costs/usdcop.json"))
            .replace("0.3", "\"cheap\""));

    assertThatThrownBy(home::load)
        .isInstanceOf(AlluviumException.class)
        .satisfies(
            e -> assertThat(((AlluviumException) e).category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessageContaining("the configuration has 5 problems:")
        .hasMessageContaining(
            "conf/manifest.json: $.lakehouse.rot is not a known key (its value is \"x\"); did you mean 'root'?; allowed here: root")
        .hasMessageContaining(
            "conf/manifest.json: $.profiles.us_ridge_weekly.portfolio.look_back_sessions must be >="
                + " 20, got 0")
        .hasMessageContaining(
            "conf/manifest.json: $.profiles.fx_trend.fill must be one of next_open, next_close, got"
                + " \"next_noon\"")
        .hasMessageContaining("$.weekly.meta is given twice, the second time on line")
        .hasMessageContaining(
            "conf/costs/usdcop.json: $.costs.usdcop.commission_bps must be a number, got \"cheap\"");
  }

  @Test
  void aMissingKeyIsNamedWithWhatItMustBe() throws IOException {
    home.replace("\"as_of\": \"2017-11-10\",", "");
    assertThatThrownBy(home::load)
        .hasMessageContaining("$.as_of is missing; it must be a text: a date such as 2017-11-10");
  }

  @Test
  void aWrongDateShowsTheValueAndTheForm() {
    assertThatThrownBy(() -> home.set("as_of=10.11.2017"))
        .hasMessageContaining(
            "--set as_of: $.as_of must be a date such as 2017-11-10, or a UTC instant such as 2017-11-10T21:00:00Z, got \"10.11.2017\"");
  }

  @Test
  void aDateOfTheWrongFormIsReportedOnce() {
    assertThatThrownBy(() -> home.set("as_of=2017-13-40"))
        .hasMessageContaining("the configuration has 1 problem:");
  }

  @Test
  void settingsOfModelsAreListsOfNumbers() {
    String ridge = "strategies.us_ridge.models.ridge.";
    assertThat(home.set(ridge + "penalty=0.01, 0.1").at(ridge + "penalty"))
        .hasToString("[0.01,0.1]");
    assertThat(home.set(ridge + "refit_every=4").at(ridge + "refit_every").intValue()).isEqualTo(4);
    assertThatThrownBy(() -> home.set(ridge + "penalty=0.1,small"))
        .hasMessageContaining(
            "--set strategies.us_ridge.models.ridge.penalty: $.strategies.us_ridge.models.ridge.penalty.1 must be a number, got \"small\"");
    assertThatThrownBy(() -> home.set("strategies.us_ridge.models.rigde.penalty=0.1"))
        .hasMessageContaining(
            "$.strategies.us_ridge.models.rigde is not a known key (its value is {\"penalty\":0.1}); did you mean 'ridge'?");
    assertThatThrownBy(() -> home.set("strategies.us_ridge.models.huber.epsilon=1.35"))
        .hasMessageContaining("$.strategies.us_ridge.models.huber.penalty is missing");
  }

  @Test
  void aDayThatNoCalendarHasIsReportedWithAllElse() throws IOException {
    Path file =
        home.file("day.json", "{\"as_of\": \"2017-11-31\", \"spark\": {\"master\": \"xx\"}}");
    assertThatThrownBy(() -> home.load(file))
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
      assertThat(home.set("spark.master=" + master).text("spark.master")).isEqualTo(master);
    }
    for (String wrong : List.of("", "local[0]", "local[]", "local[*", "locale", "spark://")) {
      assertThatThrownBy(() -> home.set("spark.master=" + wrong))
          .hasMessageContaining("$.spark.master");
    }
  }

  @Test
  void aRootIsAPathOrAFileUri() {
    assertThat(home.set("lakehouse.root=file:lake").lakehouseRoot())
        .isEqualTo(home.folder().resolve("lake").toString());
    assertThat(home.set("lakehouse.root=file:///a b").lakehouseRoot()).isEqualTo("/a b");
    assertThat(home.set("runs.root=file:/r").runsRoot()).isEqualTo(Path.of("/r"));
  }

  @Test
  void aRootThatIsNoFolderOfThisMachineIsRefused() {
    for (String root : List.of("s3a://b/x", "http://x/y", "hdfs://n/z")) {
      String scheme = root.substring(0, root.indexOf(':') + 1);
      assertThatThrownBy(() -> home.set("lakehouse.root=" + root))
          .hasMessageEndingWith(
              "--set lakehouse.root: $.lakehouse.root must be a folder: this build reads and writes file: roots only yet, not %s, got \"%s\""
                  .formatted(scheme, root));
    }
    assertThatThrownBy(() -> home.set("runs.root=s3a://b/x"))
        .hasMessageContaining("$.runs.root must be");
  }

  @Test
  void aFileInTheWayOfARootIsNamed() {
    assertThatThrownBy(
            () ->
                home.set(
                    "lakehouse.root=" + home.manifest() + "/x", "runs.root=" + home.manifest()))
        .hasMessageContaining("the configuration has 2 problems:")
        .hasMessageContaining(
            "$.lakehouse.root must be a folder, and %s is a file; name another place, or move the file away, got \"%s/x\""
                .formatted(home.manifest(), home.manifest()))
        .hasMessageContaining(
            "$.runs.root must be a folder, and " + home.manifest() + " is a file");
  }

  @Test
  void secretsAreRefusedAndNeverShown() {
    assertThatThrownBy(
            () ->
                home.set(
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
            () -> home.set("spark.hadoop.fs.s3a.secret.key=hunter4", "spark.fs.access.key=hunter5"))
        .hasMessageContaining("$.spark.hadoop is not a known key (its value is (hidden))")
        .hasMessageContaining("$.spark.fs.access.key looks like a secret")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter4", "hunter5"));
    Path list = home.file("list.json", "[{\"password\": \"hunter6\"}]");
    assertThatThrownBy(() -> home.load(list))
        .hasMessageEndingWith("list.json: $ must be a JSON object, got (hidden)");
    Path address = home.file("address.json", "{\"runs\": {\"root\": [\"http://u:hunter7@h/\"]}}");
    assertThatThrownBy(() -> home.load(address))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter7"));
  }
}
