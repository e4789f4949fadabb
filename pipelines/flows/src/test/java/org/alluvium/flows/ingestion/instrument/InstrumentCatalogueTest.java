package org.alluvium.flows.ingestion.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.ingestion.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentCatalogueTest {
  @TempDir Path folder;

  @Test
  void a_ticker_means_what_it_meant_on_the_date() {
    assertThat(resolved("USA:WM", "1998-12-09")).isEqualTo("USA:WM.1");
    assertThat(resolved("USA:WM", "2008-09-26")).isEqualTo("USA:WM.1");
    assertThat(resolved("USA:WM", "2009-08-04")).isEqualTo("nothing");
    assertThat(resolved("USA:WM", "2009-08-05")).isEqualTo("USA:WM");
    assertThat(resolved("USA:UW", "1998-07-16")).isEqualTo("USA:WM");
    assertThat(resolved("USA:UW", "1998-07-17")).isEqualTo("nothing");
    assertThat(resolved("USA:WMI", "1998-07-17")).isEqualTo("USA:WM");
    assertThat(resolved("USA:GOOG", "2014-04-02")).isEqualTo("USA:GOOGL");
    assertThat(resolved("USA:GOOG", "2014-04-03")).isEqualTo("USA:GOOG");
    assertThat(resolved("AAPL", "2005-01-03")).isEqualTo("NASDAQ:AAPL");
  }

  @Test
  void what_is_listed_later_is_left_out_and_what_is_unknown_is_not() {
    List<String> symbols = List.of("CRYPTO:BTCUSD", "CRYPTO:SOLUSD", "CRYPTO:NONEUSD");
    assertThat(Seed.LIBRARY.instruments().listedBy(symbols, Instant.parse("2020-04-10T23:59:59Z")))
        .containsExactly("CRYPTO:BTCUSD", "CRYPTO:NONEUSD");
    assertThat(Seed.LIBRARY.instruments().listedBy(symbols, Instant.parse("2020-04-11T00:00:00Z")))
        .isEqualTo(symbols);
  }

  @Test
  void two_instruments_of_one_name_at_one_time_are_refused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("instruments.csv"),
            Files.readString(Seed.FOLDER.resolve("instruments.csv"))
                .replace(",raw,2009-08-05,", ",raw,2008-09-26,"));
    assertThatThrownBy(() -> InstrumentCatalogue.read(file))
        .hasMessageContaining("instrument USA:WM is there twice");
  }

  @Test
  void a_last_day_of_quotation_ends_its_row() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("instruments.csv"),
            Files.readString(Seed.FOLDER.resolve("instruments.csv"))
                .replace("2003-03-28,raw,1999-09-29,2003-03-28", "2003-03-28,raw,1999-09-29,"));
    assertThatThrownBy(() -> InstrumentCatalogue.read(file))
        .hasMessageContaining(
            "USA:FB.1: delisted is 2003-03-28, then valid_to must be the same day");
  }

  private static String resolved(String name, String date) {
    return Seed.LIBRARY
        .instruments()
        .resolve(name, LocalDate.parse(date))
        .map(Instrument::symbol)
        .orElse("nothing");
  }
}
