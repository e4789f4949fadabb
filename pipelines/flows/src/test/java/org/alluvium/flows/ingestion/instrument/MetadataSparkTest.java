package org.alluvium.flows.ingestion.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instruments of a file and of discovery, and the gate before what uses them. */
class MetadataSparkTest extends SparkTest {
  private static final Instant AS_OF = Instant.parse("2021-10-12T12:00:00Z");
  private static final Instant LATER = Instant.parse("2021-10-20T12:00:00Z");
  private static final String MARKET =
      "{\"tick_size\":%s,\"lot_size\":0.001,\"minimum_notional\":10,\"quote_asset\":\"USDT\"}";

  @TempDir Path folder;

  @Test
  void a_symbol_without_metadata_is_told_with_each_field_that_it_lacks() throws IOException {
    List<String> lines = Files.readAllLines(Seed.FOLDER.resolve("instruments.csv"));
    Path file =
        Files.write(
            folder.resolve("instruments.csv"),
            Stream.concat(
                    lines.stream(),
                    Stream.of(
                        "NYSE:XYZ,XYZ,equity,,100,1,0,1,America/New_York,,us_equity,USD,,,raw,,"))
                .toList());
    InstrumentCatalogue catalogue = InstrumentCatalogue.read(file);
    assertThat(catalogue.resolve("NYSE:XYZ")).isEmpty();
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      InstrumentRows.enter(temp.lakehouse(), catalogue, AS_OF);
      MetadataGate gate = new MetadataGate(Seed.LIBRARY.calendars(), catalogue.incomplete());
      gate.require(temp.lakehouse(), List.of("NASDAQ:AAPL", "FX_IDC:USDCOP"), AS_OF);
      assertThatThrownBy(
              () ->
                  gate.require(
                      temp.lakehouse(), List.of("NYSE:XYZ", "NASDAQ:AAPL", "NYSE:NONE"), AS_OF))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessage(
              "silver.instruments lacks metadata of 2 symbols as of 2021-10-12T12:00:00Z:"
                  + "\n  NYSE:NONE: tick_size, price_scale, time_zone, session, calendar"
                  + "\n  NYSE:XYZ: tick_size, session"
                  + "\nstate it in instruments.csv, or discover the market, and run './alluvium metadata', or './alluvium flow data', which brings the data too; or take them out of the profile");
    }
  }

  @Test
  void a_calendar_that_is_not_there_is_lacking() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      InstrumentRows.enter(temp.lakehouse(), Seed.LIBRARY.instruments(), AS_OF);
      TradingCalendars only =
          TradingCalendars.of(List.of(Seed.LIBRARY.calendars().get("crypto_utc")));
      assertThat(
              new MetadataGate(only, Map.of())
                  .lacking(temp.lakehouse(), List.of("NASDAQ:AAPL", "BINANCE:BTCUSDT"), AS_OF))
          .isEqualTo(Map.of("NASDAQ:AAPL", List.of("calendar")));
    }
  }

  @Test
  void a_discovered_market_is_entered_from_the_as_of_on_and_a_new_tick_is_a_further_row() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      discovered(temp, "r1", "2021-10-12T00:00:00Z", "0.0001");
      assertThat(enter(temp, AS_OF)).isEqualTo(1);
      assertThat(enter(temp, AS_OF)).isZero();
      discovered(temp, "r2", "2021-10-20T00:00:00Z", "0.001");
      assertThat(enter(temp, LATER)).isEqualTo(1);
      assertThat(tick(temp, AS_OF)).isEqualTo("BINANCE:ADAUSDT 2021-10-12 1.0E-4 10000 crypto_utc");
      assertThat(tick(temp, LATER)).isEqualTo("BINANCE:ADAUSDT 2021-10-12 0.001 1000 crypto_utc");
      assertThat(temp.lakehouse().read(Instruments.SPEC).asOf(AS_OF.minusMillis(1)).isEmpty())
          .isTrue();
    }
  }

  @Test
  void a_market_that_states_no_tick_is_not_entered_but_told() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      discovered(temp, "r1", "2021-10-12T00:00:00Z", "null");
      FoundMarkets found = FoundMarkets.read(temp.lakehouse(), Seed.LIBRARY.instruments(), AS_OF);
      assertThat(found.instruments()).isEmpty();
      assertThat(found.incomplete())
          .isEqualTo(Map.of("BINANCE:ADAUSDT", List.of(Instruments.TICK_SIZE)));
    }
  }

  private static long enter(TempLakehouse temp, Instant asOf) {
    FoundMarkets found = FoundMarkets.read(temp.lakehouse(), Seed.LIBRARY.instruments(), asOf);
    return InstrumentRows.enterFound(temp.lakehouse(), found.instruments(), asOf)
        .map(written -> written.rowsInserted())
        .orElse(0L);
  }

  private void discovered(TempLakehouse temp, String run, String asOf, String tick) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark(), Candidates.SPEC)
            .byDefault(Candidates.RUN_ID, run)
            .byDefault(Candidates.EXCHANGE, "BINANCE")
            .byDefault(Candidates.TYPE, "crypto")
            .byDefault(Candidates.AS_OF, asOf)
            .byDefault(Candidates.METADATA, MARKET.formatted(tick));
    for (String symbol : List.of("BINANCE:ADAUSDT", "BINANCE:BTCUSDT")) {
      rows.row(Candidates.SYMBOL, symbol);
    }
    temp.lakehouse().write(Candidates.SPEC).appendOnce(rows.build(), run);
  }

  private static String tick(TempLakehouse temp, Instant asOf) {
    Row row = temp.lakehouse().read(Instruments.SPEC).asOf(asOf).first();
    return "%s %s %s %s %s"
        .formatted(
            row.getAs(Instruments.SYMBOL),
            row.getAs(Instruments.VALID_FROM),
            row.getAs(Instruments.TICK_SIZE),
            row.getAs(Instruments.PRICE_SCALE),
            row.getAs(Instruments.CALENDAR));
  }
}
