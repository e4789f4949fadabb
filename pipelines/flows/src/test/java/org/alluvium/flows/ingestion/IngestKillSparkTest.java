package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alluvium.flows.ingestion.landing.LakeMarks;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.ChangingFolder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.testkit.WriterProcess;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real processes that ingest are killed by SIGKILL at random moments of their work; the next one
 * has to finish what each left. Nobody disturbs the last, which ends with what one ingest of
 * everything leaves.
 */
@Tag("heavy")
class IngestKillSparkTest extends SparkTest {
  private static final int KILLS = 20;

  /** About as many as one as-of makes. */
  private static final int MOST_FILES = 20;

  private static final int MOST_MILLIS = 150;
  private static final int SIGKILLED = 128 + 9;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(15);
  private static final long POLL_MILLIS = 20;
  private static final List<String> QUICK_START =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final List<TableSpec> TABLES =
      List.of(
          RejectedRows.SPEC,
          Instruments.SPEC,
          Bars.SPEC,
          Macro.SPEC,
          QuarantinedBars.SPEC,
          DailyBars.SPEC,
          SilverMacro.SPEC,
          CorporateActions.SPEC);

  @Test
  void killed_twenty_times_it_leaves_what_an_undisturbed_ingest_leaves()
      throws IOException, InterruptedException {
    Random random = new Random(20171110);
    try (TempLakehouse disturbed = TempLakehouse.open(spark());
        TempLakehouse undisturbed = TempLakehouse.open(spark())) {
      Process ready = start(disturbed, 0);
      int leftInBronze = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process ingest = ready;
        ready = start(disturbed, kill + 1);
        int exitCode = killed(ingest, kill, disturbed.root(), random);
        assertThat(exitCode)
            .as("ingest %d: %s", kill, Files.readString(log(disturbed, kill)))
            .isEqualTo(SIGKILLED);
        leftInBronze += LakeMarks.read(disturbed.lakehouse()).isUnfinished() ? 1 : 0;
      }
      ready.destroyForcibly().waitFor();
      Lakehouse lakehouse = disturbed.asRun("last");
      assertThat(leftInBronze)
          .as("kills that left rows in bronze alone, for the next ingest to bring on")
          .isGreaterThan(2);

      KilledIngest.ingest(lakehouse, KilledIngest.LAST);
      KilledIngest.ingest(undisturbed.lakehouse(), KilledIngest.LAST);

      for (TableSpec table : TABLES) {
        SliceDigest digest = SliceDigest.of(lakehouse.read(table).all(), table);
        assertThat(digest.rows()).as("rows of %s", table.name()).isPositive();
        assertThat(keys(lakehouse, table)).as("keys of %s", table.name()).isEqualTo(digest.rows());
        assertThat(digest)
            .as("digest of %s", table.name())
            .isEqualTo(SliceDigest.of(undisturbed.lakehouse().read(table).all(), table));
      }
    }
  }

  /** Starts a process that waits for its as-of, while the one before it still works. */
  private static Process start(TempLakehouse temp, int number) throws IOException {
    return WriterProcess.start(
        QUICK_START,
        KilledIngest.class,
        log(temp, number),
        temp.root().toString(),
        temp.folder().resolve("work-%d".formatted(number)).toString());
  }

  private static Path log(TempLakehouse temp, int number) {
    return temp.folder().resolve("ingest-%d.log".formatted(number));
  }

  /** Lets a process ingest, and kills it a moment after it has made some files. */
  private static int killed(Process ingest, int asOf, Path root, Random random)
      throws IOException, InterruptedException {
    long files = ChangingFolder.files(root, file -> true) + 1 + random.nextInt(MOST_FILES);
    long moment = random.nextInt(MOST_MILLIS);
    long start = System.nanoTime();
    try (OutputStream told = ingest.getOutputStream()) {
      told.write(asOf);
    }
    while (ChangingFolder.files(root, file -> true) < files && ingest.isAlive()) {
      assertThat(System.nanoTime() - start).as("patience").isLessThan(PATIENCE_NANOS);
      Thread.sleep(POLL_MILLIS);
    }
    Thread.sleep(moment);
    ingest.destroyForcibly();
    return ingest.waitFor();
  }

  private static long keys(Lakehouse lakehouse, TableSpec table) {
    return lakehouse
        .read(table)
        .all()
        .select(table.key().stream().map(functions::col).toArray(Column[]::new))
        .distinct()
        .count();
  }
}
