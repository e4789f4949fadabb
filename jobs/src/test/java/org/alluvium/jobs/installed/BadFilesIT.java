package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of one's own with every defect that people deliver: rows are refused with their reasons, or
 * the file is, with a message and an exit code; nothing is lost between received and accepted.
 */
@Tag("heavy")
class BadFilesIT {
  private static final String HEADER = "symbol,date,open,high,low,close,volume\n";

  @TempDir private static Path folder;
  private static SmallInstallation installation;

  @BeforeAll
  static void install() throws IOException {
    installation = SmallInstallation.in(folder.resolve("home"));
  }

  @Test
  void badRowsAreRefusedAndTheRestIsAccepted() throws Exception {
    Launched mixed =
        ingest(
            "mixed.csv",
            HEADER
                + "IBM,2017-11-01,153.1,154.2,152.9,153.9,1000\n"
                + "IBM,2017-11-02,abc,154.2,152.9,153.9,1000\n" // malformed number
                + "IBM,2017-11-03,153.1,150.0,152.9,153.9,1000\n" // high below all
                + "IBM,2017-11-04,153.1,154.2,152.9,153.9,1000\n" // Saturday
                + "NOSUCH,2017-11-06,1,1,1,1,1\n"
                + "IBM,2017-11-07,151.0,152.0,150.0,151.5,1000\n"
                + "IBM,2017-11-07,151.0,152.0,150.0,151.6,1000\n" // key of the row before
                + "IBM,2017-11-13,151.0,152.0,150.0,151.5,1000\n"); // after the as-of

    assertThat(mixed.code()).as(mixed.err()).isZero();
    assertThat(words(mixed.out())).contains("total 8 2 0 0 5 1");
    for (String rule :
        List.of(
            "malformed_number",
            "inconsistent_range",
            "not_a_session",
            "unknown_symbol",
            "duplicate_key")) {
      assertThat(words(mixed.out())).as(rule).contains(rule + " 1");
    }
    assertThat(words(mixed.out()))
        .contains(
            "left where they are for a later --as-of, known only after 2017-11-10T22:00:00Z or decided without: 1 rows",
            "bronze.rejected_rows: 5 rows added",
            "bronze.bars: 2 rows added",
            "silver.daily_bars: 2 rows added");
  }

  @Test
  void aFileOfWhichNothingIsAcceptedFailsAndItsRowsAreKept() throws Exception {
    Launched refused = ingest("refused.csv", HEADER + "IBM,2017-11-02,a,b,c,d,e\n");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("all 1 rows were refused and none was accepted", "bronze.rejected_rows")
        .doesNotContain("\tat ");
    assertThat(words(refused.out())).contains("total 1 0 0 0 1 0");
  }

  @Test
  void aFileThatIsNoTableOfBarsIsRefusedWhole() throws Exception {
    requireRefused(ingest("header.csv", "a,b\n1,2\n"), "header.csv lacks close, date, high, low, ");
    requireRefused(ingest("empty.csv", ""), "empty.csv is empty");
    requireRefused(ingest("binary.csv", "PK\3\4\0\0\0\0"), "binary.csv is binary, not CSV text");
  }

  @Test
  void aFileWithoutAMappingIsAWrongCommandLine() throws Exception {
    Launched refused = installation.launch("ingest --path " + folder.resolve("x.csv"));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("ingest --path needs --mapping");
  }

  private static void requireRefused(Launched refused, String why) {
    assertThat(refused.code()).as(refused.err()).isEqualTo(3);
    assertThat(refused.err()).contains("error: " + why).doesNotContain("\tat ");
    assertThat(refused.out()).doesNotContain("rows added");
  }

  private static Launched ingest(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    return installation.launch("ingest --path " + file + " --mapping daily_csv");
  }

  /** Lines with one blank between words, without the version that a table is at. */
  private static List<String> words(String text) {
    return text.lines()
        .map(line -> line.strip().replaceAll(" +", " ").replaceAll(", version \\d+", ""))
        .toList();
  }
}
