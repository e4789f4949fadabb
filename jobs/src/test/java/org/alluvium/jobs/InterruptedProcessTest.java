package org.alluvium.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that gets a real SIGTERM. */
class InterruptedProcessTest {
  private static final int TERMINATED = 128 + 15;
  @TempDir private Path folder;

  @Test
  void oneLineTellsAndTheExitCodeIsThatOfTheSignal() throws Exception {
    Path log = folder.resolve("log");
    Path ready = folder.resolve("ready");
    Process process = start(ready, log);
    try {
      while (!Files.exists(ready) && process.isAlive()) {
        Thread.sleep(20);
      }
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(log)
        .content()
        .isEqualTo(
            "recorded as aborted\ninterrupted: what was under way was stopped; run the command again to finish it\n");
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(folder.resolve("code")).doesNotExist();
  }

  private Process start(Path ready, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dalluvium.home=" + System.getProperty("alluvium.home"),
            "-Dalluvium.exit.file=" + folder.resolve("code"),
            "-cp",
            System.getProperty("java.class.path"),
            StoppedWork.class.getName(),
            ready.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
