package org.alluvium.flows.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MembershipParserTest {
  private static final SourceFile FILE =
      new SourceFile("m.csv", "m.csv", "b", List.of("ticker", "start_date", "end_date"));

  @Test
  void a_spell_is_a_start_and_an_end_each_known_in_its_time() {
    assertThat(parsed("AABA", "1999-12-08", "2017-06-19"))
        .containsExactly(
            "sp500 US:AABA 1999-12-08 .. open, known 1999-12-08T21:00:00Z",
            "sp500 US:AABA 1999-12-08 .. 2017-06-18, known 2017-06-19T20:00:00Z");
    assertThat(parsed("AAPL", "1996-01-02", ""))
        .containsExactly("sp500 NASDAQ:AAPL 1996-01-02 .. open, known 1996-01-02T21:00:00Z");
  }

  @Test
  void an_end_that_is_not_known_yet_does_not_show() {
    KnowledgeWindow window = KnowledgeWindow.everythingUntil(Instant.parse("2017-06-19T19:59:59Z"));
    assertThat(parsed(window, "AABA", "1999-12-08", "2017-06-19"))
        .containsExactly("sp500 US:AABA 1999-12-08 .. open, known 1999-12-08T21:00:00Z");
    Map<String, Instant> after = Map.of("US:AABA", Instant.parse("1999-12-08T21:00:00Z"));
    Instant later = Instant.parse("2018-01-01T00:00:00Z");
    assertThat(
            parsed(
                new KnowledgeWindow(after, Set.of(), later, false),
                "AABA",
                "1999-12-08",
                "2017-06-19"))
        .containsExactly("sp500 US:AABA 1999-12-08 .. 2017-06-18, known 2017-06-19T20:00:00Z");
  }

  @Test
  void a_ticker_of_another_asset_class_is_no_member_of_that_name() {
    assertThat(parsed("SPY", "2000-01-03", ""))
        .containsExactly("sp500 US:SPY 2000-01-03 .. open, known 2000-01-03T21:00:00Z");
  }

  @Test
  void what_cannot_be_a_spell_is_refused_with_its_reason() {
    assertThat(parsed("A", "2000-06-05", "2000-06-05"))
        .containsExactly(
            "reversed_interval: the spell starts on 2000-06-05 and ends on 2000-06-05");
    assertThat(parsed("A", "2000-06-05", "soon"))
        .containsExactly("malformed_date: until 'soon' is no date in the form uuuu-MM-dd");
    assertThat(parsed("a b", "2000-06-05", ""))
        .containsExactly("unknown_symbol: 'a b' is no ticker of capitals, digits, '.' and '-'");
    assertThat(parsed("", "2000-06-05", "")).containsExactly("missing_field: symbol is missing");
    assertThat(parsed("A", "2000-06-05"))
        .containsExactly("wrong_column_count: the row has 2 cells, the header 3");
  }

  private static List<String> parsed(String... cells) {
    return parsed(KnowledgeWindow.everythingUntil(Instant.parse("2026-01-01T00:00:00Z")), cells);
  }

  private static List<String> parsed(KnowledgeWindow window, String... cells) {
    SourceMapping mapping = Seed.mapping("sp500_membership");
    CellLayout layout = new CellLayout(mapping, FILE.header());
    RecordParser parser = mapping.terms().parser(mapping, layout, Seed.MARKET, window);
    return parser.parse(FILE, 2, cells).stream().map(MembershipParserTest::told).toList();
  }

  private static String told(Row row) {
    ReceivedCells cells = new ReceivedCells(row);
    if (cells.refused()) {
      return cells.refusal();
    }
    LocalDate to = cells.get(ReceivedRows.VALID_TO);
    return "%s %s %s .. %s, known %s"
        .formatted(
            cells.get(ReceivedRows.QUALIFIER),
            cells.get(ReceivedRows.KEY),
            cells.get(ReceivedRows.EVENT_DATE),
            to == null ? "open" : to,
            cells.get(ReceivedRows.KNOWN_AT));
  }
}
