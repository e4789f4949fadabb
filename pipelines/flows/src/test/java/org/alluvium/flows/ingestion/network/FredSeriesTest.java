package org.alluvium.flows.ingestion.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.NetworkBench;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.junit.jupiter.api.Test;

class FredSeriesTest {
  private static final SourceFile FILE =
      new SourceFile("p", "vintages/PAYEMS/x.json", "b", new FredRecords().header());

  /** The end of 2016-08-05 in New York. */
  private static final Instant AUGUST = Instant.parse("2016-08-06T04:00:00Z");

  private final FredSeries series = series(NetworkBench.VINTAGES);

  @Test
  void what_is_asked_for_begins_with_the_last_day_that_is_known_whole() {
    assertThat(range(Map.of(), "2016-08-06T03:59:59Z")).contains("20160629_20160804");
    assertThat(range(Map.of(), "2016-08-06T04:00:00Z")).contains("20160629_20160805");
    assertThat(range(Map.of("TEST_PAYEMS", AUGUST), "2016-09-03T04:00:00Z"))
        .contains("20160805_20160902");
  }

  @Test
  void on_a_weekend_there_is_nothing_new_to_ask_for() {
    assertThat(range(Map.of("TEST_PAYEMS", AUGUST), "2016-08-08T04:00:00Z")).isEmpty();
    assertThat(range(Map.of("TEST_PAYEMS", AUGUST), "2016-08-09T04:00:00Z"))
        .contains("20160805_20160808");
  }

  @Test
  void pages_follow_by_offset_until_the_count_is_reached() {
    KnowledgeWindow window = window(Map.of(), "2016-08-06T04:00:00Z");
    Page first = series.firstPage("PAYEMS", window).orElseThrow();
    assertThat(series.address(first))
        .hasToString(
            "http://127.0.0.1:1/fred/series/observations?series_id=PAYEMS&file_type=json&output_type=1&sort_order=asc&realtime_start=2016-06-29&realtime_end=2016-08-05&limit=4&offset=0");
    Page second = series.nextPage(first, counting(5), window).orElseThrow();
    assertThat(second.range()).isEqualTo("20160629_20160805_4");
    assertThat(series.nextPage(second, counting(5), window)).isEmpty();
    assertThat(series.nextPage(first, counting(4), window)).isEmpty();
  }

  @Test
  void another_page_or_a_part_of_one_is_not_taken_for_this_one() {
    Page page = new Page("PAYEMS", midnight("2016-06-29"), midnight("2016-08-05"), 4);
    assertThat(problem(page, answer(5, 4, 1))).isEmpty();
    assertThat(problem(page, answer(5, 0, 4)))
        .contains(
            "has vintages of 2016-06-29..2016-08-05 from row 0, but those of 2016-06-29..2016-08-05"
                + " from row 4 were asked for: it is another page");
    assertThat(problem(page, answer(9, 4, 3))).contains("has 3 observations, but says 4");
    assertThat(problem(page, answer(5, 4, 1).put("realtime_end", "2016-08-04"))).isPresent();
    assertThat(series.check(page).problem("{\"error_message\": \"busy\"}"))
        .contains("is no list of observations with their count");
  }

  @Test
  void vintages_are_known_from_the_end_of_their_first_day() throws IOException {
    JsonNode body =
        new ObjectMapper()
            .readTree(
                """
                {"observations": [
                  {"realtime_start": "2016-07-08", "realtime_end": "2016-08-04", "date": "2016-06-01", "value": "144175"},
                  {"realtime_start": "2016-08-05", "realtime_end": "2016-08-05", "date": "2016-07-01", "value": "."},
                  {"realtime_start": "2016-08-05", "realtime_end": "2016-08-05", "date": "2016-07-01", "value": "many"},
                  {"realtime_start": "2016-08-05", "value": "1"},
                  7]}\
                """);
    KnowledgeWindow window = window(Map.of(), "2016-08-06T04:00:00Z");
    Page page = series.firstPage("PAYEMS", window).orElseThrow();
    RecordParser parser = series.parser(window);
    List<ReceivedCells> rows = new ArrayList<>();
    for (CsvRecord record : series.records().records(page, body)) {
      parser
          .parse(FILE, record.line(), record.cells())
          .forEach(row -> rows.add(new ReceivedCells(row)));
    }
    assertThat(rows.get(0).<String>get(ReceivedRows.KEY)).isEqualTo("TEST_PAYEMS");
    assertThat(rows.get(0).<Instant>get(ReceivedRows.KNOWN_AT))
        .isEqualTo(Instant.parse("2016-07-09T04:00:00Z"));
    assertThat(rows.get(0).<Double>get(ReceivedRows.VALUE)).isEqualTo(144175.0);
    assertThat(rows.stream().skip(1).map(row -> row.get(ReceivedRows.LINE) + " " + row.refusal()))
        .containsExactly(
            "3 malformed_number: value 'many' is no number",
            "4 missing_field: date is missing",
            "5 wrong_column_count: the row has 2 cells, the header 4");
  }

  @Test
  void vintages_without_their_day_are_no_vintages() {
    String released =
        NetworkBench.VINTAGES.replace(
            "{\"rule\": \"known_from\",", "{\"rule\": \"days_after\", \"count\": 1,");
    assertThatThrownBy(() -> NetworkBench.mapping(released))
        .hasMessage(
            "source 'vintages': fred_series needs a release of rule known_from, and no"
                + " macro.series");
  }

  private static FredSeries series(String source) {
    SourceMapping mapping = NetworkBench.mapping(source);
    return new FredSeries(mapping, mapping.network().orElseThrow(), Seed.MARKET);
  }

  private Optional<String> range(Map<String, Instant> known, String asOf) {
    return series.firstPage("PAYEMS", window(known, asOf)).map(Page::range);
  }

  private static ObjectNode answer(int count, int offset, int rows) {
    ObjectNode body = (ObjectNode) counting(count);
    body.put("realtime_start", "2016-06-29").put("realtime_end", "2016-08-05");
    body.put("offset", offset);
    for (int i = 0; i < rows; i++) {
      body.withArray("observations").addObject();
    }
    return body;
  }

  private static JsonNode counting(int count) {
    return new ObjectMapper().createObjectNode().put("count", count);
  }

  private Optional<String> problem(Page page, JsonNode body) {
    return series.check(page).problem(body.toString());
  }

  private static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static KnowledgeWindow window(Map<String, Instant> known, String asOf) {
    return new KnowledgeWindow(known, Set.of(), Instant.parse(asOf), false);
  }
}
