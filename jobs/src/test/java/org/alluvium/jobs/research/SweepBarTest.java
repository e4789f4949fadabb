package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.Test;

class SweepBarTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final MovableClock clock = new MovableClock(Instant.EPOCH);

  @Test
  void aLineForEachRoundHasRateAndRemainingTimeOfWhatThisProcessMade() {
    try (SweepBar bar = new SweepBar(out, clock, false)) {
      bar.started(100, 300);
      clock.advance(Duration.ofSeconds(10));
      bar.computing(() -> 40);
      bar.ended(150);

      assertThat(shown())
          .isEqualTo(
              "    going on: 100 of 300 trials have ended\n"
                  + "    150 of 300 trials, 5.0/s, 30 s left\n");
      assertThat(bar.told()).isEqualTo("150 of 300 trials have ended");
    }
  }

  @Test
  void aBarShowsTrialsThatAreComputedBeforeTheyAreOnRecord() throws InterruptedException {
    try (SweepBar bar = new SweepBar(out, clock, true)) {
      bar.started(0, 100);
      clock.advance(Duration.ofSeconds(5));
      bar.computing(() -> 25);
      while (!shown().contains("25/100")) {
        Thread.sleep(20);
      }
    }
    assertThat(shown()).contains("\r    [======                  ] 25/100, 5.0/s, 15 s left ");
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
