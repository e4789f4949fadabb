package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  @Test
  void aStepThatEndsBecauseTheProcessWasToldToStopHasNotFailed() {
    assertThat(lastStep(false)).contains("✗  3/10 features   failed");
    assertThat(lastStep(true)).contains("✗  3/10 features   stopped");
  }

  private static String lastStep(boolean toldToStop) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ConsoleProgress(stream, "0.1.0", () -> toldToStop).failed(3, 10, "features", "any");
    return out.toString(StandardCharsets.UTF_8);
  }
}
