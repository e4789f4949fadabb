package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sleeve's flow in a network namespace of its own, in which there is nothing but loopback. */
@Tag("heavy")
class OfflineFlowIT {
  private static final String ALONE = "unshare -rn sh -c \"ip link set lo up && %s\"";

  @TempDir private Path folder;

  @Test
  void aSleeveRunsWithoutNetworkOnWhatTheDataFlowWrote() throws Exception {
    assumeTrue(
        succeeds(ALONE.formatted("true")),
        "this system lets no user make a network namespace by 'unshare -rn', or has no 'ip'");
    SmallInstallation here = SmallInstallation.in(folder.resolve("here"));
    String week = " --profile us_ridge_weekly --as-of 2015-06-26";

    Launched data = here.launch("flow data" + week);
    assertThat(data.code()).as(data.err()).isZero();
    Launched alone = here.launchAlone("flow production" + week);

    assertThat(alone.code()).as(alone.out() + alone.err()).isZero();
    assertThat(Path.of(alone.runFolder(), "reports", "index.html")).isNotEmptyFile();
    Launched weights = here.launchAlone("flow production --skip-validation --skip-analysis" + week);
    assertThat(weights.code()).as(weights.out() + weights.err()).isZero();
    assertThat(weights.runFolder()).isNotEqualTo(alone.runFolder());
    assertThat(weights.out()).contains("portfolio").doesNotContain("backtest", "report");
  }

  private static boolean succeeds(String line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
  }
}
