package org.alluvium.flows.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.alluvium.flows.ingestion.screener.Rating;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenerScannerTest {
  private static final JsonNode CONDITION =
      JsonNodeFactory.instance
          .objectNode()
          .put("left", "close")
          .put("operation", "egreater")
          .put("right", 5);

  @Test
  void theQueryIsAsTheInterfaceDocumentsIt() {
    ScreenerScanner scanner = scanner(List.of("close", "volume"), 5, 5);
    Responses screener = new Responses(q -> Responses.recorded("screener_america.json"));
    List<ScannedRow> rows = scanner.read(scanner.receive(screener));
    // The request that the documentation of the same response shows, with one condition more.
    assertThat(screener.asked)
        .containsExactly(
            "{\"markets\":[\"america\"],\"symbols\":{\"query\":{\"types\":[]},\"tickers\":[]},"
                + "\"options\":{\"lang\":\"en\"},\"columns\":[\"close\",\"volume\"],"
                + "\"filter\":[{\"left\":\"close\",\"operation\":\"egreater\",\"right\":5}],"
                + "\"sort\":{\"sortBy\":\"Value.Traded\",\"sortOrder\":\"desc\"},\"range\":[0,5]}");
    assertThat(rows)
        .extracting(ScannedRow::symbol)
        .containsExactly("NASDAQ:NVDA", "AMEX:SPY", "NASDAQ:QQQ", "NASDAQ:TSLA", "NASDAQ:SBUX");
    assertThat(rows.get(0).fields().get("close").doubleValue()).isEqualTo(116.14);
    assertThat(rows.get(0).fields().get("volume").longValue()).isEqualTo(312_636_630);
  }

  @Test
  void missingValuesStayMissing() {
    ScreenerScanner scanner = scanner(List.of("close", "change", "market_cap_basic", "name"), 9, 9);
    List<ScannedRow> rows =
        scanner.read(List.of(Responses.page("p", Responses.recorded("screener_nulls.json"))));
    assertThat(rows).hasSize(3).allMatch(row -> row.defect().isEmpty());
    assertThat(rows.get(1).fields().get("market_cap_basic").isNull()).isTrue();
    assertThat(rows.get(2).symbol()).isEqualTo("NYMEX:BZ1!");
  }

  @Test
  void anEmptyAnswerIsNoRows() {
    ScreenerScanner scanner = scanner(List.of("close"), 5, 5);
    Responses screener = new Responses(q -> Responses.recorded("screener_empty.json"));
    assertThat(scanner.read(scanner.receive(screener))).isEmpty();
    assertThat(screener.asked).hasSize(1);
  }

  @Test
  void pagesAreAskedForUntilAllThatMatchesOrTheLimitHasCome() {
    assertThat(ranges(2, 100, 5)).containsExactly("0,2", "2,4", "4,6");
    assertThat(ranges(2, 3, 5)).containsExactly("0,2", "2,3");
    assertThat(ranges(10, 100, 5)).containsExactly("0,10");
  }

  @Test
  void aScreenerThatStopsBeforeItsTotalIsAnError() {
    ScreenerScanner scanner = scanner(List.of("close"), 2, 100);
    Responses screener = new Responses(q -> "{\"totalCount\":7,\"data\":[]}");
    assertThatThrownBy(() -> scanner.receive(screener))
        .hasMessage(
            "scanner 'us': the screener said that 7 rows match and stopped after 0; nothing was written, scan again");
    Responses untold = new Responses(q -> "{\"totalCount\":null,\"data\":[]}");
    assertThatThrownBy(() -> scanner.receive(untold))
        .hasMessageContaining("page_001.json has no whole number 'totalCount'");
  }

  @Test
  void aRowOfAnotherFormIsMalformed() {
    ScreenerScanner scanner = scanner(List.of("close", "Recommend.All"), 5, 5);
    String data =
        "{\"data\":[{\"s\":\"A:B\",\"d\":[1]},{\"d\":[1,2]},{\"s\":\"A:B\",\"d\":[1,1.5]},[]]}";
    assertThat(scanner.read(List.of(Responses.page("p", data))))
        .extracting(row -> row.defect().orElseThrow().reason())
        .containsExactly(
            "the row has 1 values, 2 columns were asked for",
            "the row has no text 's' or no list 'd'",
            "Recommend.All is no rating from -1 to 1, got 1.5",
            "the row has no text 's' or no list 'd'");
  }

  @Test
  void aRatingGetsItsWordAndATypeIsTheRowsOwn() {
    ScreenerScanner scanner = scanner(List.of("type", "Recommend.All", "Recommend.MA"), 5, 5);
    String data = "{\"data\":[{\"s\":\"A:B\",\"d\":[\"fund\",0.35,null]}]}";
    ScannedRow row = scanner.read(List.of(Responses.page("p", data))).get(0);
    assertThat(row.type()).contains("fund");
    assertThat(row.fields().get("Recommend.All.rating").asText()).isEqualTo("buy");
    assertThat(row.fields()).doesNotContainKey("Recommend.MA.rating");
  }

  @ParameterizedTest
  @CsvSource({
    "-1,strong_sell",
    "-0.51,strong_sell",
    "-0.5,sell",
    "-0.11,sell",
    "-0.1,neutral",
    "0,neutral",
    "0.1,neutral",
    "0.11,buy",
    "0.5,buy",
    "0.51,strong_buy",
    "1,strong_buy"
  })
  void ratingsAreNamedByTheirBounds(double value, String word) {
    assertThat(Rating.of(value).word()).isEqualTo(word);
    assertThat(Rating.of(Rating.ofWord(word.replace('_', ' ')).orElseThrow().number()).word())
        .isEqualTo(word);
  }

  /** The ranges asked for when so many rows match. */
  private static List<String> ranges(int pageSize, int limit, int matching) {
    ScreenerScanner scanner = scanner(List.of("close"), pageSize, limit);
    Responses screener = new Responses(question -> answer(range(question), matching));
    scanner.receive(screener);
    return screener.asked.stream().map(ScreenerScannerTest::range).toList();
  }

  private static String range(String question) {
    return question.replaceAll(".*\"range\":\\[(\\d+,\\d+)].*", "$1");
  }

  private static String answer(String range, int matching) {
    String[] bounds = range.split(",");
    StringBuilder rows = new StringBuilder();
    int end = Math.min(Integer.parseInt(bounds[1]), matching);
    for (int i = Integer.parseInt(bounds[0]); i < end; i++) {
      rows.append(rows.isEmpty() ? "" : ",").append("{\"s\":\"X:S%d\",\"d\":[1]}".formatted(i));
    }
    return "{\"totalCount\":%d,\"data\":[%s]}".formatted(matching, rows);
  }

  private static ScreenerScanner scanner(List<String> columns, int pageSize, int limit) {
    return new ScreenerScanner(
        new CandidateGate("us", "stock", "trend"),
        URI.create("https://scanner.example/america/scan"),
        new ScreenerQuery(
            List.of("america"),
            columns,
            List.of(CONDITION),
            Optional.of(new ScreenerQuery.Sort("Value.Traded", "desc")),
            pageSize,
            limit));
  }
}
