package org.alluvium.flows.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class IntradayParserTest {
  private static final SourceFile FILE =
      new SourceFile("u.csv", "u.csv", "b", List.of("timestamp", "open", "high", "low", "close"));

  @Test
  void a_bar_is_known_a_minute_after_its_end() {
    assertThat(parsed("2021-01-04 17:55:00+00:00", "3430.5", "3431", "3430", "3430.75"))
        .containsExactly(
            "FX_IDC:USDCOP 5m 2021-01-04 from 2021-01-04T17:55:00Z known 2021-01-04T18:01:00Z"
                + " 3430.5 3431.0 3430.0 3430.75");
  }

  @Test
  void a_bar_outside_the_session_is_refused() {
    assertThat(parsed("2020-01-02 07:55:00+00:00", "3288", "3288", "3270", "3271"))
        .containsExactly(
            "outside_session: the bar of 2020-01-02T07:55:00Z is outside 08:00-13:00"
                + " America/Bogota, in which the source quotes");
    assertThat(parsed("2020-01-02 08:00:00+00:00", "3288", "3288", "3270", "3271"))
        .containsExactly(
            "wrong_time_zone: the bar of 2020-01-02T08:00:00Z is outside 08:00-13:00"
                + " America/Bogota, and within by the clock of America/Bogota: its zone is labelled"
                + " wrongly");
    assertThat(parsed("2020-01-02 17:58:00+00:00", "1", "1", "1", "1").get(0))
        .startsWith("outside_session: ");
  }

  @Test
  void the_row_rules_of_daily_bars_hold() {
    String monday = "2021-01-04 13:00:00+00:00";
    assertThat(parsed(monday, "-1", "1", "1", "1"))
        .containsExactly("non_positive_price: open is -1.0, a price is above 0");
    assertThat(parsed(monday, "10", "9", "8", "9").get(0)).startsWith("inconsistent_range: ");
    assertThat(parsed("2021-01-03 13:00:00+00:00", "1", "1", "1", "1"))
        .containsExactly("not_a_session: calendar fx_weekday has no session on sunday 2021-01-03");
    assertThat(parsed("2021-01-04 13:00:00", "1", "1", "1", "1"))
        .containsExactly(
            "malformed_timestamp: timestamp '2021-01-04 13:00:00' is no moment in the form"
                + " yyyy-MM-dd HH:mm:ssXXX");
  }

  private static List<String> parsed(String... cells) {
    SourceMapping mapping = Seed.mapping("usdcop_5min");
    CellLayout layout = new CellLayout(mapping, FILE.header());
    KnowledgeWindow window = KnowledgeWindow.everythingUntil(Instant.parse("2026-01-01T00:00:00Z"));
    RecordParser parser = mapping.terms().parser(mapping, layout, Seed.MARKET, window);
    return parser.parse(FILE, 2, cells).stream().map(IntradayParserTest::told).toList();
  }

  private static String told(Row row) {
    ReceivedCells cells = new ReceivedCells(row);
    return cells.refused()
        ? cells.refusal()
        : "%s %s %s from %s known %s %s %s %s %s"
            .formatted(
                cells.get(ReceivedRows.KEY),
                cells.get(ReceivedRows.QUALIFIER),
                cells.get(ReceivedRows.EVENT_DATE),
                cells.get(ReceivedRows.BAR_START),
                cells.get(ReceivedRows.KNOWN_AT),
                cells.get(ReceivedRows.OPEN),
                cells.get(ReceivedRows.HIGH),
                cells.get(ReceivedRows.LOW),
                cells.get(ReceivedRows.CLOSE));
  }
}
