package org.alluvium.flows.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.mapping.SourceMapping.Restore;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.junit.jupiter.api.Test;

class VendorParserTest {
  private static final List<String> HEADER =
      List.of("symbol", "date", "feature", "value", "received", "known_at");
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final SourceFile FILE = new SourceFile("/x", "x.csv", "x:1", HEADER);

  @Test
  void a_value_is_known_from_its_receipt_whatever_day_it_describes() {
    ReceivedCells row =
        parsed("NASDAQ:AAPL", "2015-01-02", "RSI", "61.5", "2017-11-09T21:30:00Z", "");
    assertThat(row.<String>get(ReceivedRows.RULE)).isNull();
    assertThat(row.<Instant>get(ReceivedRows.KNOWN_AT)).isEqualTo("2017-11-09T21:30:00Z");
    assertThat(row.<String>get(ReceivedRows.QUALIFIER)).isEqualTo("RSI");
    assertThat(row.<Double>get(ReceivedRows.VALUE)).isEqualTo(61.5);
  }

  @Test
  void without_a_receipt_it_is_received_by_the_ingest() {
    ReceivedCells row = parsed("NASDAQ:AAPL", "2017-11-10", "Recommend.All", "Strong Buy", "", "");
    assertThat(row.<Instant>get(ReceivedRows.KNOWN_AT)).isEqualTo(AS_OF);
    assertThat(row.<Double>get(ReceivedRows.VALUE)).isEqualTo(1);
    assertThat(row.<String>get(ReceivedRows.VALUE_TEXT)).isEqualTo("Strong Buy");
  }

  @Test
  void a_claim_to_have_been_known_before_the_receipt_is_refused() {
    ReceivedCells stated =
        parsed(
            "NASDAQ:AAPL",
            "2015-01-02",
            "RSI",
            "61",
            "2017-11-09T21:30:00Z",
            "2015-01-02 21:00:00");
    assertThat(stated.<String>get(ReceivedRows.RULE)).isEqualTo("back_dated");
    assertThat(stated.<String>get(ReceivedRows.REASON))
        .isEqualTo(
            "the value claims to be known from 2015-01-02T21:00:00Z and was received at 2017-11-09T21:30:00Z: it could not be used before; leave the claim out, or deliver the receipt of that time");
    ReceivedCells ofIngest =
        parsed("NASDAQ:AAPL", "2015-01-02", "RSI", "61", "", "2017-11-10T21:59:59Z");
    assertThat(ofIngest.<String>get(ReceivedRows.RULE)).isEqualTo("back_dated");
    ReceivedCells embargoed =
        parsed(
            "NASDAQ:AAPL",
            "2017-11-08",
            "RSI",
            "61",
            "2017-11-09T21:30:00Z",
            "2017-11-10T12:00:00Z");
    assertThat(embargoed.<Instant>get(ReceivedRows.KNOWN_AT)).isEqualTo("2017-11-10T12:00:00Z");
  }

  @Test
  void what_is_received_after_the_as_of_is_left_for_later() {
    ReceivedCells row =
        parsed("NASDAQ:AAPL", "2017-11-10", "RSI", "61", "2017-11-10T22:00:01Z", "");
    assertThat(row.<String>get(ReceivedRows.RULE)).isEqualTo("later");
  }

  @Test
  void defects_are_refused_by_their_rules() {
    Map<String, String> rules = new TreeMap<>();
    rules.put("malformed_number", rule("NASDAQ:AAPL", "2017-11-10", "RSI", "buy!", "", ""));
    rules.put("not_a_rating", rule("NASDAQ:AAPL", "2017-11-10", "Recommend.MA", "1.5", "", ""));
    rules.put("unknown_symbol", rule("NASDAQ:NONE", "2017-11-10", "RSI", "1", "", ""));
    rules.put("missing_field", rule("NASDAQ:AAPL", "2017-11-10", "", "1", "", ""));
    rules.put("malformed_timestamp", rule("NASDAQ:AAPL", "2017-11-10", "RSI", "1", "noon", ""));
    assertThat(rules).allSatisfy((expected, rule) -> assertThat(rule).isEqualTo(expected));
  }

  private static String rule(String... cells) {
    return parsed(cells).get(ReceivedRows.RULE);
  }

  private static ReceivedCells parsed(String... cells) {
    Map<Field, String> columns =
        Map.of(
            Field.SYMBOL, "symbol",
            Field.DATE, "date",
            Field.FEATURE, "feature",
            Field.VALUE, "value",
            Field.RECEIVED, "received",
            Field.KNOWN_FROM, "known_at");
    VendorTerms terms = new VendorTerms(null, List.of());
    SourceMapping mapping =
        new SourceMapping(
            "vendor",
            SourceFormat.CSV,
            Optional.empty(),
            Restore.ALWAYS,
            columns,
            new TextForm(TextForm.PLAIN.datePattern(), "", Set.of("n/a")),
            terms,
            Optional.empty());
    return new ReceivedCells(
        terms
            .parser(
                mapping,
                new CellLayout(mapping, HEADER),
                Seed.MARKET,
                KnowledgeWindow.everythingUntil(AS_OF))
            .parse(FILE, 2, cells)
            .get(0));
  }
}
