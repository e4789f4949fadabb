package org.alluvium.lakehouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
  private static final TradingCalendars ALL =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"));
  private static final TradingCalendar EQUITY = ALL.get("us_equity");

  @Test
  void a_date_means_the_latest_close_of_that_session_over_the_calendars() {
    assertThat(AsOf.parse("2017-11-10", List.of(EQUITY)).instant())
        .isEqualTo("2017-11-10T21:00:00Z");
    assertThat(AsOf.parse("2017-11-10", ALL.all()).instant()).isEqualTo("2017-11-11T00:00:00Z");
  }

  @Test
  void the_delay_of_the_sources_is_added_to_a_date() {
    assertThat(AsOf.parse("2017-11-24", List.of(EQUITY), Duration.ofMinutes(20)).instant())
        .isEqualTo("2017-11-24T18:20:00Z");
  }

  @Test
  void a_date_without_a_session_falls_back_to_the_session_before() {
    assertThat(AsOf.parse("2017-11-12", List.of(EQUITY)).instant())
        .isEqualTo("2017-11-10T21:00:00Z");
  }

  @Test
  void an_instant_is_taken_as_it_is() {
    AsOf asOf = AsOf.parse("2017-11-10T20:59:59Z", List.of(EQUITY));
    assertThat(asOf)
        .isEqualTo(new AsOf(Instant.parse("2017-11-10T20:59:59Z"), "2017-11-10T20:59:59Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2017-13-01", "2017-02-30", "10/11/2017", "2017-11-10T21:00"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> AsOf.parse(text, List.of(EQUITY)))
        .hasMessage(
            "--as-of '%s' is neither a date nor a UTC instant; write 2017-11-10 or"
                + " 2017-11-10T21:00:00Z",
            text);
  }
}
