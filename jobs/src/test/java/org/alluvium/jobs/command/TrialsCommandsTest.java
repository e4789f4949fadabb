package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.tables.Trials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines about trials, on a real lakehouse folder. */
class TrialsCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final String FAMILY = "momentum/sp500/5-sessions";

  @TempDir private Path folder;
  private LocalCommands commands;

  @BeforeEach
  void open() {
    commands = new LocalCommands(folder, CLOCK);
  }

  @Test
  void declaredTrialsAreListedAndShown() throws IOException {
    Path returns = write("returns.csv", "event_date,a,b\n2017-01-02,0.01,\n2017-01-03,0.03,\n");
    Path parameters = write("parameters.csv", "trial,window\na,20\nb,60\n");
    String line =
        "trials declare --study grid --family %s --returns %s --parameters %s"
            .formatted(FAMILY, returns, parameters);

    assertThat(commands.run(line + " --dry-run")).as(commands.err()).isZero();
    assertThat(commands.out())
        .startsWith("Would declare study grid of family " + FAMILY + "; trials: 2");
    assertThat(lakehouse().tables()).isEmpty();
    assertThat(commands.run(line)).as(commands.err()).isZero();
    assertThat(commands.out())
        .contains(
            "Declared study grid of family "
                + FAMILY
                + "; trials: 2, with returns: 1, without, but counted: 1.",
            "Trials of the family in all: 2; './alluvium audit overfitting --sweep grid' judges");
    assertThat(new RunRecords(lakehouse(), CLOCK).runs())
        .allSatisfy(
            run -> {
              assertThat(run.state()).isEqualTo(RunState.COMPLETE);
              assertThat(run.start().flow()).isEqualTo("trials declare");
            });
    assertThat(commands.run(line)).isZero();
    assertThat(commands.out())
        .isEqualTo("Nothing to do: study grid is on record with just these trials.\n");
    assertThat(new RunRecords(lakehouse(), CLOCK).runs()).hasSize(1);

    assertThat(commands.run("trials list")).isZero();
    assertThat(commands.out()).contains("grid", "declared", "1.414", "1 study, 2 trials started");
    assertThat(commands.run("trials list --output json --family " + FAMILY)).isZero();
    assertThat(commands.out())
        .contains("\"started\" : 2", "\"finished\" : 1", "\"unfinished\" : 0");
    assertThat(commands.run("trials show grid-0001")).isZero();
    assertThat(commands.out())
        .contains("{\"window\":20}", "FINISHED", "2026-11-21T02:41:50Z", "1.414");
    assertThat(commands.run("trials show grid-0002 --output json")).isZero();
    assertThat(commands.out()).contains("FAILED", "its column has no return");
  }

  @Test
  void theFamilyFollowsFromAProfile() {
    assertThat(commands.run("trials declare --study lost --profile us_ridge_weekly --count 3"))
        .isZero();
    assertThat(lakehouse().rows(Trials.SPEC.name()))
        .extracting(row -> row.get(Trials.FAMILY))
        .as("the digest by sha256 of hashlib over the sorted symbols, joined by commas")
        .containsOnly("us_ridge/25-symbols-a437a688/5-sessions");
  }

  @Test
  void theBestOfAStudyIsJudgedAndDrawn() throws IOException {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("event_date,a,b,c,d\n");
    for (int day = 0; day < 200; day++) {
      csv.append(LocalDate.of(2017, 1, 1).plusDays(day));
      random.doubles(4, -0.01, 0.01).forEach(r -> csv.append(',').append(r));
      csv.append('\n');
    }
    Path returns = write("returns.csv", csv.toString());
    assertThat(
            commands.run(
                "trials declare --study grid --family %s --returns %s".formatted(FAMILY, returns)))
        .as(commands.err())
        .isZero();
    assertThat(
            commands.run("trials declare --study lost --family %s --count 996".formatted(FAMILY)))
        .isZero();

    assertThat(commands.run("audit overfitting --sweep grid")).as(commands.err()).isZero();
    assertThat(commands.out())
        .contains(
            "of the family, over 2 studies: 4 finished, 996 failed, 0 unfinished",
            "16 blocks, the oldest 8 of 200 dates trimmed",
            "At N = 1,000 a DSR of 0.95 needs an annual Sharpe of ",
            "picture " + folder.resolve("runs/overfitting/grid/pbo-logits.png"),
            "Not proven: ");
    assertThat(folder.resolve("runs/overfitting/grid/performance-degradation.png")).exists();
    Path elsewhere = folder.resolve("pictures");
    assertThat(commands.run("audit overfitting --sweep grid --blocks 10 --to " + elsewhere))
        .isZero();
    assertThat(elsewhere.resolve("pbo-logits.png")).exists();
    assertThat(commands.run("audit overfitting --sweep grid --no-png --output json")).isZero();
    assertThat(commands.out())
        .startsWith("[ {")
        .contains("\"deflated_sharpe\"", "\"verdict\"", "\"trials_started\",\n  \"value\" : 1000")
        .doesNotContain("picture");
    requireRefused(
        "audit overfitting --sweep grid --blocks 7",
        2,
        "error: --blocks must be an even number from 4 to 20, got '7'");
    requireRefused(
        "audit overfitting --sweep none",
        7,
        "error: gold.trials has no study 'none'; it has the studies grid, lost; './alluvium trials");
  }

  @Test
  void whatCannotBeMeantIsRefusedAndNothingIsWritten() throws IOException {
    Path bad = write("bad.csv", "event_date,a\n2017-01-02,0.01\n2017-01-02,0.02\n");
    requireRefused(
        "trials declare --study s --family f --returns " + bad,
        3,
        "error: %s line 3, column 1: 2017-01-02 is there twice, on line 2 too".formatted(bad));
    requireRefused(
        "trials declare --study s --family f --returns " + folder.resolve("none.csv"),
        7,
        "error: --returns " + folder.resolve("none.csv") + " is no file; name one that is there");
    requireRefused(
        "trials declare --study s --family f",
        2,
        "error: trials declare: give --returns FILE.csv, or --count N alone");
    requireRefused(
        "trials declare --study s --family f --profile us_ridge_weekly --count 3",
        2,
        "error: trials declare: trials belong to one family; give --family FAMILY, or --profile");
    requireRefused(
        "trials list --study s",
        7,
        "error: gold.trials has no study 's'; no trial is on record yet: './alluvium sweep --space NAME'");
    requireRefused("trials show s-0001", 7, "error: gold.trials has no trial 's-0001'; an id is");
    for (String line : List.of("trials show s-0001", "audit overfitting --sweep s")) {
      assertThat(commands.run(line)).isEqualTo(7);
      assertThat(commands.err())
          .contains(
              "'./alluvium sweep --space NAME' makes trials, './alluvium trials declare' enters");
    }
    assertThat(commands.run("trials list")).isZero();
    assertThat(commands.out())
        .contains("no trial is on record", "'./alluvium sweep --space NAME' makes trials");
    Path early = write("early.csv", "event_date,a\n2026-11-20,0.01\n2026-11-22,0.02\n");
    requireRefused(
        "trials declare --study s --family f --returns " + early,
        3,
        "error: %s line 3, column 1: 2026-11-22 is after today, 2026-11-21".formatted(early));
    assertThat(lakehouse().tables()).isEmpty();
  }

  @Test
  void aTrialThatWasTakenOutIsTold() {
    assertThat(commands.run("trials declare --study lost --family f --count 3")).isZero();
    new TrialWriter(lakehouse(), "run-2", CLOCK)
        .end(new Study("lost", "f"), List.of(TrialOutcome.failed("lost-0004", "gone")));

    for (String line :
        List.of("trials list", "trials show lost-0004", "audit overfitting --sweep lost")) {
      requireRefused(
          line,
          6,
          "error: gold.trials lacks lost-0004, though gold.trial_outcomes has rows of it: without it N is too small; restore");
    }
  }

  @Test
  void aDamagedFileIsToldByItsName() throws IOException {
    assertThat(commands.run("trials declare --study lost --family f --count 3")).isZero();
    Path file;
    try (Stream<Path> files = Files.walk(folder.resolve("lake/gold/trials"))) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    for (String line :
        List.of("trials list", "trials show lost-0001", "audit overfitting --sweep lost")) {
      requireRefused(line, 6, "error: gold.trials: file file:");
      assertThat(commands.err())
          .contains(file.getFileName() + " is damaged or gone: ", "restore it from a backup");
    }
  }

  private void requireRefused(String line, int code, String message) {
    assertThat(commands.run(line)).as(line).isEqualTo(code);
    assertThat(commands.err()).startsWith(message);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private DirectLakehouse lakehouse() {
    return DirectLakehouse.open(folder.resolve("lake").toString());
  }
}
