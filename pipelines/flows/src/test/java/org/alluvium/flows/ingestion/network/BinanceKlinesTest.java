package org.alluvium.flows.ingestion.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
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

class BinanceKlinesTest {
  private static final String BTC = "BINANCE:BTCUSDT";
  private static final SourceFile FILE =
      new SourceFile("p", "klines/BTCUSDT/x.json", "b", new KlineRecords(null).header());

  @Test
  void pages_are_ranges_that_end_with_the_last_bar_that_was_over() {
    assertThat(ranges(daily(), Map.of(), "2021-10-23T00:00:00Z"))
        .containsExactly("20211010_20211014", "20211015_20211019", "20211020_20211022");
    assertThat(ranges(daily(), Map.of(), "2021-10-22T23:59:59Z"))
        .containsExactly("20211010_20211014", "20211015_20211019", "20211020_20211021");
  }

  @Test
  void only_what_is_missing_is_asked_for() {
    Map<String, Instant> known = Map.of(BTC, Instant.parse("2021-10-20T00:00:00Z"));
    assertThat(ranges(daily(), known, "2021-10-23T12:00:00Z")).containsExactly("20211020_20211022");
    assertThat(ranges(daily(), known, "2021-10-20T23:59:59Z")).isEmpty();
  }

  @Test
  void bars_of_minutes_follow_each_other_and_the_running_one_is_left_out() {
    Map<String, Instant> known = Map.of(BTC, Instant.parse("2021-10-22T23:05:01Z"));
    assertThat(ranges(minutes(), known, "2021-10-22T23:08:00Z"))
        .containsExactly("20211022T2305Z_20211022T2306Z");
    assertThat(ranges(minutes(), known, "2021-10-22T23:08:01Z"))
        .containsExactly("20211022T2305Z_20211022T2307Z");
  }

  @Test
  void an_address_names_symbol_interval_range_and_size() {
    Page page =
        daily().firstPage("BTCUSDT", window(Map.of(), "2021-10-12T00:00:00Z")).orElseThrow();
    assertThat(daily().address(page))
        .hasToString(
            "http://127.0.0.1:1/api/v3/klines?symbol=BTCUSDT&interval=1d&startTime=1633824000000&endTime=1633910400000&limit=5");
  }

  @Test
  void another_page_is_not_taken_for_this_one() throws IOException {
    Page page = page("2021-10-12", "2021-10-13");
    JsonNode days = NetworkBench.resource("btcusdt_1d_transcribed.json");
    assertThat(problem(page, days.get(2), days.get(3))).isEmpty();
    assertThat(problem(page, days.get(3), days.get(2), days.get(2))).isEmpty();
    assertThat(problem(page, days.get(2), days.get(3), days.get(4))).isEmpty();
    assertThat(problem(page, days.get(1), days.get(2)))
        .contains(
            "has a bar of 2021-10-11T00:00:00Z, but those from 2021-10-12T00:00:00Z to"
                + " 2021-10-13T00:00:00Z were asked for: it is another page");
    assertThat(problem(page, days.get(5))).isPresent();
    assertThat(daily().check(page).problem("{\"code\": -1003}")).contains("is no list of klines");
    assertThat(daily().check(page).problem("<html>")).isPresent();
    assertThat(daily().check(page).problem(days.toString().substring(0, 40))).isPresent();
  }

  @Test
  void a_recorded_page_is_read_to_the_digit() {
    JsonNode recorded = NetworkBench.resource("btcusdt_1m_recorded.json");
    List<ReceivedCells> rows =
        parsed(minutes(), minute("23:03", "23:12"), recorded, "2021-10-22T23:13:01Z");
    assertThat(rows).hasSize(10).noneMatch(ReceivedCells::refused);
    ReceivedCells last = rows.get(9);
    assertThat(last.<Double>get(ReceivedRows.OPEN)).isEqualTo(60739.85);
    assertThat(last.<Double>get(ReceivedRows.VOLUME)).isEqualTo(0.04734);
    assertThat(last.<Instant>get(ReceivedRows.BAR_START))
        .isEqualTo(Instant.parse("2021-10-22T23:12:00Z"));
    assertThat(last.<Instant>get(ReceivedRows.KNOWN_AT))
        .isEqualTo(Instant.parse("2021-10-22T23:13:01Z"));
    assertThat(last.<Long>get(ReceivedRows.LINE)).isEqualTo(10L);
  }

  @Test
  void a_bar_after_the_range_of_its_page_is_not_of_it() {
    JsonNode recorded = NetworkBench.resource("btcusdt_1m_recorded.json");
    assertThat(parsed(minutes(), minute("23:03", "23:11"), recorded, "2021-10-23T12:00:00Z"))
        .hasSize(9);
  }

  @Test
  void what_is_no_bar_is_refused_with_its_line_and_reason() throws IOException {
    JsonNode page =
        new ObjectMapper()
            .readTree(
                """
                [[1633824000000, "abc", "2", "1", "1.5", "1", 1633910399999, "0", 0, "0", "0", "0"],
                 [1633910400000, "1", "2", "1"],
                 {"open": 1},
                 ["now", "1", "2", "1", "1.5", "1", 1633996799999, "0", 0, "0", "0", "0"],
                 [1633996800001, "1", "2", "1", "1.5", "1", 1634083200000, "0", 0, "0", "0", "0"]]\
                """);
    List<ReceivedCells> rows =
        parsed(daily(), page("2021-10-10", "2021-10-14"), page, "2021-10-20T00:00:00Z");
    assertThat(rows.stream().map(BinanceKlinesTest::told))
        .containsExactly(
            "1 malformed_number: open 'abc' is no number",
            "2 wrong_column_count: the row has 6 cells, the header 14",
            "3 wrong_column_count: the row has 3 cells, the header 14",
            "4 malformed_date: date 'now' is no date in the form uuuu-MM-dd",
            "5 malformed_date: date '2021-10-12T00:00:00.001Z' is no date in the form uuuu-MM-dd");
    assertThat(rows.get(1).<String>get(ReceivedRows.ROW_TEXT))
        .isEqualTo("BTCUSDT,2021-10-11,1633910400000,1,2,1");
  }

  @Test
  void a_bar_of_a_week_is_no_bar_of_a_day() {
    JsonNode week = NetworkBench.resource("klines_1w_documented.json");
    assertThat(parsed(daily(), page("2017-07-03", "2017-07-03"), week, "2021-10-20T00:00:00Z"))
        .extracting(BinanceKlinesTest::told)
        .containsExactly(
            "1 wrong_interval: the bar from 1499040000000 to 1499644799999 does not last PT24H");
  }

  @Test
  void a_symbol_without_an_instrument_is_told_before_anything_is_asked() {
    assertThatThrownBy(() -> daily().requireKnown("XYZUSDT"))
        .hasMessage(
            "source 'klines': 'XYZUSDT' is BINANCE:XYZUSDT here, which is not in the instruments;"
                + " add it to instruments.csv with tick size, session and calendar, or take it out"
                + " of network.names");
  }

  private static BinanceKlines daily() {
    return klines(NetworkBench.DAILY);
  }

  private static BinanceKlines minutes() {
    return klines(NetworkBench.MINUTES);
  }

  private static BinanceKlines klines(String source) {
    SourceMapping mapping = NetworkBench.mapping(source);
    return new BinanceKlines(mapping, mapping.network().orElseThrow(), Seed.MARKET);
  }

  private static List<String> ranges(
      BinanceKlines klines, Map<String, Instant> known, String asOf) {
    List<String> ranges = new ArrayList<>();
    KnowledgeWindow window = window(known, asOf);
    Optional<Page> page = klines.firstPage("BTCUSDT", window);
    while (page.isPresent()) {
      ranges.add(page.get().range());
      page = klines.nextPage(page.get(), null, window);
    }
    return ranges;
  }

  private static Optional<String> problem(Page page, JsonNode... bars) throws IOException {
    return daily().check(page).problem(List.of(bars).toString());
  }

  private static List<ReceivedCells> parsed(
      BinanceKlines klines, Page page, JsonNode body, String asOf) {
    RecordParser parser = klines.parser(window(Map.of(), asOf));
    List<ReceivedCells> rows = new ArrayList<>();
    for (CsvRecord record : klines.records().records(page, body)) {
      parser
          .parse(FILE, record.line(), record.cells())
          .forEach(row -> rows.add(new ReceivedCells(row)));
    }
    return rows;
  }

  private static String told(ReceivedCells row) {
    return row.get(ReceivedRows.LINE) + " " + row.refusal();
  }

  private static Page page(String from, String to) {
    return new Page(
        "BTCUSDT", Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"), 0);
  }

  private static Page minute(String from, String to) {
    return new Page(
        "BTCUSDT",
        Instant.parse("2021-10-22T" + from + ":00Z"),
        Instant.parse("2021-10-22T" + to + ":00Z"),
        0);
  }

  private static KnowledgeWindow window(Map<String, Instant> known, String asOf) {
    return new KnowledgeWindow(known, Set.of(), Instant.parse(asOf), false);
  }
}
