package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.alluvium.flows.ingestion.network.FetchProgress.Step;
import org.junit.jupiter.api.Test;

class FetchLinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final TwoSecondsATime clock = new TwoSecondsATime();

  @Test
  void a_line_says_which_symbol_of_how_many_and_what_came() {
    FetchLines lines = new FetchLines(out, clock, false);
    lines.fetched(new Step("binance_daily", "BTCUSDT", 1, 2), "3 pages");
    lines.failed(new Step("binance_daily", "NONE", 2, 2), "status 400");
    assertThat(shown())
        .isEqualTo(
            "    ✓ 1/2 binance_daily BTCUSDT: 3 pages\n    ✗ 2/2 binance_daily NONE: status 400\n");
  }

  @Test
  void a_bar_has_rate_and_remaining_time_from_the_second_symbol_on() {
    FetchLines lines = new FetchLines(out, clock, true);
    lines.fetched(new Step("binance_daily", "A", 1, 4), "");
    lines.fetched(new Step("binance_daily", "B", 2, 4), "");
    assertThat(shown())
        .isEqualTo(
            "\r    binance_daily [=====               ] 1/4"
                + "\r    binance_daily [==========          ] 2/4 0.5/s, 4 s left ");
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** A clock that is read twice per symbol, two seconds apart. */
  private static final class TwoSecondsATime extends Clock {
    private int read;

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusSeconds(2L * (read++ / 2));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("UTC only");
    }
  }
}
