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

class ActionParserTest {
  private static final SourceFile FILE =
      new SourceFile("a.csv", "a.csv", "b", List.of("symbol", "ex_date", "kind", "value"));

  @Test
  void a_split_and_a_dividend_are_known_when_their_ex_date_begins() {
    assertThat(parsed("USA:AAPL", "2014-06-09", "split", "7"))
        .containsExactly("USA:AAPL 2014-06-09 split 7.0 known 2014-06-09T04:00:00Z");
    assertThat(parsed("USA:AAPL", "2017-11-10", "dividend", "0.6300"))
        .containsExactly("USA:AAPL 2017-11-10 dividend 0.63 known 2017-11-10T05:00:00Z");
  }

  @Test
  void a_delisting_is_known_at_the_close_of_the_first_session_without_a_quote() {
    assertThat(parsed("USA:WM.1", "2008-09-29", "delisting", ""))
        .containsExactly("USA:WM.1 2008-09-29 delisting null known 2008-09-29T20:00:00Z");
    assertThat(parsed("USA:WM.1", "2008-09-29", "delisting", "-0.4"))
        .containsExactly("USA:WM.1 2008-09-29 delisting -0.4 known 2008-09-29T20:00:00Z");
  }

  @Test
  void what_is_no_action_is_refused_with_its_reason() {
    assertThat(parsed("USA:AAPL", "2014-06-09", "merger", "7"))
        .containsExactly("unknown_kind: kind 'merger' is none of split, dividend and delisting");
    assertThat(parsed("USA:AAPL", "2014-06-09", "split", "0"))
        .containsExactly("non_positive_value: the value of a split is 0.0, it is above 0");
    assertThat(parsed("USA:AAPL", "2014-06-09", "dividend", ""))
        .containsExactly("missing_field: value is missing");
    assertThat(parsed("USA:AAPL", "2014-06-07", "split", "7"))
        .containsExactly("not_a_session: calendar us_equity has no session on saturday 2014-06-07");
    assertThat(parsed("USA:ZZZ", "2014-06-09", "split", "7").get(0))
        .startsWith("unknown_symbol: symbol 'USA:ZZZ' is not in the instruments");
  }

  private static List<String> parsed(String... cells) {
    SourceMapping mapping = Seed.mapping("us_lean15_actions");
    CellLayout layout = new CellLayout(mapping, FILE.header());
    KnowledgeWindow window = KnowledgeWindow.everythingUntil(Instant.parse("2026-01-01T00:00:00Z"));
    RecordParser parser = mapping.terms().parser(mapping, layout, Seed.MARKET, window);
    return parser.parse(FILE, 2, cells).stream().map(ActionParserTest::told).toList();
  }

  private static String told(Row row) {
    ReceivedCells cells = new ReceivedCells(row);
    return cells.refused()
        ? cells.refusal()
        : "%s %s %s %s known %s"
            .formatted(
                cells.get(ReceivedRows.KEY),
                cells.get(ReceivedRows.EVENT_DATE),
                cells.get(ReceivedRows.QUALIFIER),
                cells.get(ReceivedRows.VALUE),
                cells.get(ReceivedRows.KNOWN_AT));
  }
}
