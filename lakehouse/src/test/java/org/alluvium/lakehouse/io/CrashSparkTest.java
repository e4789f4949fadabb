package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.testkit.WriterProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real process is killed by SIGKILL at an observed file event; a re-run has to finish its work.
 */
@Tag("heavy")
class CrashSparkTest extends SparkTest {
  private static final int SIGKILLED = 128 + 9;
  private static final long PATIENCE_SECONDS = 300;
  private static final long POLL_NANOS = 100_000;
  private static SliceDigest undisturbed;

  @BeforeAll
  static void writeUndisturbed() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      CrashedWriter.run(spark(), temp.root().toString());
      undisturbed = SliceDigest.of(temp.lakehouse().read(SPEC).all(), SPEC);
    }
  }

  @AfterAll
  static void undisturbedHasEveryRow() {
    assertThat(undisturbed.rows()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(KillPoint.class)
  void aReRunAfterAKillLeavesWhatAnUndisturbedRunLeaves(KillPoint point)
      throws IOException, InterruptedException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThat(killedAt(point, temp)).isEqualTo(SIGKILLED);
      long kept = temp.lakehouse().version(SPEC);

      CrashedWriter.run(spark(), temp.root().toString());

      Lakehouse lakehouse = temp.lakehouse();
      assertThat(SliceDigest.of(lakehouse.read(SPEC).all(), SPEC)).isEqualTo(undisturbed);
      assertThat(
              lakehouse
                  .read(SPEC)
                  .all()
                  .select("symbol", "event_date", "known_at")
                  .distinct()
                  .count())
          .isEqualTo(undisturbed.rows());
      assertThat(lakehouse.version(SPEC)).isGreaterThanOrEqualTo(Math.max(3, kept));
    }
  }

  private static int killedAt(KillPoint point, TempLakehouse temp)
      throws IOException, InterruptedException {
    Process writer = start(temp);
    Path table = temp.root().resolve(SPEC.name().path());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!point.happened(table) && writer.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    writer.destroyForcibly();
    return writer.waitFor();
  }

  private static Process start(TempLakehouse temp) throws IOException {
    return WriterProcess.start(
        CrashedWriter.class,
        temp.folder().resolve("writer.log"),
        temp.root().toString(),
        temp.folder().resolve("work").toString());
  }
}
