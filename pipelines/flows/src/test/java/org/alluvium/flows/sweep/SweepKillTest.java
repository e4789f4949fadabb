package org.alluvium.flows.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.alluvium.flows.trials.StudySummary;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.testkit.ChangingFolder;
import org.alluvium.lakehouse.testkit.WriterProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that sweep are killed by SIGKILL at random moments of their work; the last, which
 * nobody kills, ends with what one sweep in one piece leaves: no trial lost, none repeated.
 */
@Tag("heavy")
class SweepKillTest {
  private static final int KILLS = 5;
  private static final int MOST_COMMITS = 12;
  private static final int MOST_MILLIS = 300;
  private static final int SIGKILLED = 128 + 9;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long POLL_MILLIS = 5;
  private static final List<String> QUICK_START =
      List.of("-Xms128m", "-Xmn128m", "-Xmx512m", "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  @Test
  void killedFiveTimesItHasTheTrialsOfOneThatWasNot() throws Exception {
    Path root = folder.resolve("disturbed");
    SweepFixture disturbed = new SweepFixture(root);
    SweepFixture quiet = new SweepFixture(folder.resolve("quiet"));
    quiet.run(KilledSweep.plan());
    Random random = new Random(20171110);
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path log = folder.resolve("sweep-%d.log".formatted(kill));
      assertThat(killed(log, root, random))
          .as(() -> "%s says %s".formatted(log.getFileName(), contentOf(log.toFile())))
          .isEqualTo(SIGKILLED);
      long started = disturbed.tables().trials().size();
      assertThat(started).isGreaterThanOrEqualTo(before).isLessThan(KilledSweep.TRIALS);
      before = started;
    }
    assertThat(before).as("trials that killed processes started").isPositive();

    disturbed.run(KilledSweep.plan(), 10, round -> {});

    assertThat(disturbed.tables().trials())
        .isEqualTo(quiet.tables().trials())
        .hasSize(KilledSweep.TRIALS);
    assertThat(disturbed.tables().outcomes())
        .isEqualTo(quiet.tables().outcomes())
        .hasSize(KilledSweep.TRIALS);
    assertThat(disturbed.tables().returns("cross")).isEqualTo(quiet.tables().returns("cross"));
    StudySummary listed = StudySummary.all(disturbed.tables()).get(0);
    assertThat(listed.started()).isEqualTo(KilledSweep.TRIALS);
    assertThat(listed.unfinished()).isZero();
    assertThat(keys(root)).isEqualTo(keys(folder.resolve("quiet")));
  }

  /** Starts a sweep and kills it some commits later, at whatever it does then. */
  private static int killed(Path log, Path root, Random random)
      throws IOException, InterruptedException {
    long commits = commits(root) + 1 + random.nextInt(MOST_COMMITS);
    Process sweep = WriterProcess.start(QUICK_START, KilledSweep.class, log, root.toString());
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (commits(root) < commits && sweep.isAlive() && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
    Thread.sleep(random.nextInt(MOST_MILLIS));
    sweep.destroyForcibly();
    return sweep.waitFor();
  }

  private static long commits(Path root) throws IOException {
    return ChangingFolder.files(
        root, file -> file.toString().matches(".*_delta_log/[0-9]+\\.json"));
  }

  /** Rows of returns: as many as they have keys. */
  private static long keys(Path root) {
    Set<Object> keys = new HashSet<>();
    long[] rows = new long[1];
    DirectLakehouse.open(root.toString())
        .forEach(
            TrialReturns.SPEC.name(),
            List.of(TrialReturns.TRIAL_ID, TrialReturns.EVENT_DATE),
            RowFilter.all(),
            row -> {
              rows[0]++;
              keys.add(List.copyOf(row.values()));
            });
    assertThat(keys).hasSize(Math.toIntExact(rows[0]));
    return rows[0];
  }
}
