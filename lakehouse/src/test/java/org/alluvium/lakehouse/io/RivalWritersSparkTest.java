package org.alluvium.lakehouse.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.testkit.WriterProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two processes replace and merge the same and different slices of the same tables at the same
 * time: both end, and the tables hold what one writer after the other would have left.
 */
@Tag("heavy")
class RivalWritersSparkTest extends SparkTest {
  private static final Pattern ADDED = Pattern.compile("\"add\":\\{\"path\":\"([^\"]+)\"");

  @Test
  void twoWritersAtOnceLeaveWhatOneAfterTheOtherLeaves() throws Exception {
    try (TempLakehouse raced = TempLakehouse.open(spark());
        TempLakehouse serial = TempLakehouse.open(spark())) {
      Path meeting = Files.createDirectories(serial.folder().resolve("meeting"));
      for (int writer = 0; writer < 2; writer++) {
        RivalWriter.runAlone(spark(), serial.root().toString(), meeting, writer);
      }

      race(raced);

      for (TableSpec table : RivalWriter.TABLES) {
        SliceDigest left = SliceDigest.of(raced.lakehouse().read(table).all(), table);
        assertThat(left).isEqualTo(SliceDigest.of(serial.lakehouse().read(table).all(), table));
        assertThat(left.rows())
            .as("two slices of their own, one of both, keys of both, keys of either")
            .isEqualTo(6L * RivalWriter.ROWS);
      }
      assertThat(filesOfLostAttempts(raced, Quotes.SPEC))
          .as("files that no commit lists: without them no writer ever lost and tried again")
          .isNotEmpty();
    }
  }

  private static void race(TempLakehouse temp) throws IOException, InterruptedException {
    Path meeting = Files.createDirectories(temp.folder().resolve("meeting"));
    List<Process> writers = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      writers.add(
          WriterProcess.start(
              RivalWriter.class,
              log(temp, writer),
              temp.root().toString(),
              temp.folder().resolve("work-" + writer).toString(),
              meeting.toString(),
              Integer.toString(writer)));
    }
    for (int writer = 0; writer < 2; writer++) {
      int code = writers.get(writer).waitFor();
      assertThat(code).as(() -> told(temp)).isZero();
    }
  }

  private static Path log(TempLakehouse temp, int writer) {
    return temp.folder().resolve("writer-" + writer + ".log");
  }

  private static String told(TempLakehouse temp) {
    try {
      return Files.readString(log(temp, 0)) + Files.readString(log(temp, 1));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Set<String> filesOfLostAttempts(TempLakehouse temp, TableSpec table)
      throws IOException {
    Path folder = temp.root().resolve(table.name().path());
    Set<String> files = new HashSet<>();
    try (Stream<Path> found = Files.list(folder)) {
      found
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".parquet"))
          .forEach(files::add);
    }
    try (Stream<Path> log = Files.list(folder.resolve("_delta_log"))) {
      for (Path commit : log.filter(f -> f.toString().endsWith(".json")).toList()) {
        ADDED
            .matcher(Files.readString(commit))
            .results()
            .map(RivalWritersSparkTest::path)
            .forEach(files::remove);
      }
    }
    return files;
  }

  private static String path(MatchResult added) {
    return added.group(1);
  }
}
