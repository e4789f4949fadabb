package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.alluvium.flows.discovery.CandidateFilter.Condition;
import org.alluvium.flows.discovery.CandidateFilter.WhenMissing;
import org.alluvium.flows.discovery.candidate.RefusalRule;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final CandidateFilter NYSE = oneOf("on_nyse", "exchange", Set.of(), "NYSE");

  @Test
  void everyRowIsCountedOnce() {
    Discovered discovered =
        Rows.discovered(
            List.of(NYSE, atLeast("liquid", Set.of("a"), WhenMissing.DROP)),
            """
            ["NYSE:NYSE:IBM",
             {"symbol": "NYSE:IBM", "volume": 10},
             {"symbol": "NYSE:KO", "volume": 1},
             {"symbol": "NYSE:GE"},
             {"symbol": "NASDAQ:AAPL", "volume": 99}]
            """,
            """
            ["NYSE:IBM", "NYSE:KO", "NYSE:KO", "nyse:ko"]
            """);
    assertThat(discovered.candidates())
        .extracting(c -> c.scanner() + " " + c.number() + " " + c.symbol() + " " + c.strategy())
        .containsExactly("a 2 NYSE:IBM trend_a", "b 2 NYSE:KO trend_b");
    assertThat(discovered.totals())
        .isEqualTo(new CandidateTotals(9, 2, 2, Map.of("on_nyse", 1L, "liquid", 2L), 2));
    assertThat(discovered.scans().get(0).totals())
        .isEqualTo(new CandidateTotals(5, 1, 1, Map.of("on_nyse", 1L, "liquid", 2L), 0));
    assertThat(discovered.scans().get(1).refusedByRule())
        .isEqualTo(Map.of(RefusalRule.LOWER_CASE_SYMBOL.id(), 1L));
  }

  @Test
  void whatAFilterDropsInOneScannerAnotherMayBring() {
    Discovered discovered =
        Rows.discovered(
            List.of(oneOf("only_b", "scanner", Set.of(), "b")), "[\"X:A\"]", "[\"X:A\"]");
    assertThat(discovered.totals())
        .isEqualTo(new CandidateTotals(2, 1, 0, Map.of("only_b", 1L), 0));
  }

  @Test
  void aMissingValueIsKeptWhereTheFilterSaysSo() {
    String list =
        "[{\"symbol\":\"X:A\"},{\"symbol\":\"X:B\",\"volume\":null},{\"symbol\":\"X:C\",\"volume\":1}]";
    assertThat(accepted(atLeast("liquid", Set.of(), WhenMissing.KEEP), list)).isEqualTo(2);
    assertThat(accepted(atLeast("liquid", Set.of(), WhenMissing.DROP), list)).isZero();
  }

  @Test
  void numbersMayComeAsTextsAndBoundsAreInclusive() {
    CandidateFilter filter = atLeast("liquid", Set.of(), WhenMissing.DROP);
    assertThat(accepted(filter, "[{\"symbol\":\"X:A\",\"volume\":\"10.0\"}]")).isEqualTo(1);
    assertThat(accepted(filter, "[{\"symbol\":\"X:A\",\"volume\":\"many\"}]")).isZero();
    assertThat(accepted(filter, "[{\"symbol\":\"X:A\",\"volume\":true}]")).isZero();
  }

  @Test
  void noneOfDropsWhatItNames() {
    CandidateFilter filter =
        new CandidateFilter(
            "no_fund",
            "type",
            Set.of(),
            WhenMissing.DROP,
            new Condition(
                Optional.empty(), Set.of("fund"), OptionalDouble.empty(), OptionalDouble.of(1)));
    assertThat(accepted(filter, "[{\"symbol\":\"X:A\",\"type\":\"fund\"},\"X:B\"]")).isZero();
    CandidateFilter textOnly =
        new CandidateFilter(
            "no_fund",
            "type",
            Set.of(),
            WhenMissing.DROP,
            new Condition(
                Optional.empty(), Set.of("fund"), OptionalDouble.empty(), OptionalDouble.empty()));
    assertThat(accepted(textOnly, "[{\"symbol\":\"X:A\",\"type\":\"fund\"},\"X:B\"]")).isEqualTo(1);
  }

  @Test
  void oneMalformedCandidateFailsAStrictRunOnly() {
    Discovered discovered =
        Rows.discovered(List.of(), "[\"NYSE:NYSE:IBM\",\"NYSE:KO\",\"x\",\"y\",\"z\"]");
    assertThatCode(() -> discovered.require(Strictness.LENIENT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> discovered.require(Strictness.STRICT))
        .hasMessage(
            "discovery 'test' is strict and 4 rows are no candidates: a row 1: symbol 'NYSE:NYSE:IBM' has more than one exchange; write NYSE:IBM; a row 3: symbol 'x' is not in capitals; write X; a row 4: symbol 'y' is not in capitals; write Y; …; all are in bronze.rejected_rows, correct them or leave --strict out")
        .satisfies(ScreeningTest::isDataCheck);
  }

  @Test
  void noCandidateIsAnErrorThatSaysWhereTheRowsWent() {
    Discovered discovered = Rows.discovered(List.of(NYSE), "[\"X:A\",\"x\"]");
    assertThatThrownBy(() -> discovered.require(Strictness.LENIENT))
        .hasMessage(
            "discovery 'test' found no candidate: 2 rows scanned, 1 refused (see bronze.rejected_rows), filtered {on_nyse=1}; loosen conf/discovery/test.json or look at what its scanners read")
        .satisfies(ScreeningTest::isDataCheck);
    assertThatThrownBy(() -> Rows.discovered(List.of(), "[]").require(Strictness.STRICT))
        .hasMessageContaining("found no candidate: 0 rows scanned");
  }

  @Test
  void totalsThatDoNotAddUpCannotBeMade() {
    assertThatThrownBy(() -> new CandidateTotals(3, 1, 0, Map.of("f", 1L), 0))
        .hasMessage(
            "discovery: 3 rows scanned are not 1 accepted + 0 refused + 1 filtered + 0 duplicates; this is a defect, please report it");
  }

  private static void isDataCheck(Throwable error) {
    assertThat(((AlluviumException) error).category()).isEqualTo(ErrorCategory.DATA_CHECK);
  }

  private static long accepted(CandidateFilter filter, String list) {
    return Rows.discovered(List.of(filter), list).totals().accepted();
  }

  private static CandidateFilter oneOf(
      String name, String field, Set<String> scanners, String value) {
    return new CandidateFilter(
        name,
        field,
        scanners,
        WhenMissing.DROP,
        new Condition(
            Optional.of(Set.of(value)), Set.of(), OptionalDouble.empty(), OptionalDouble.empty()));
  }

  /** At least 10 of {@code volume}. */
  private static CandidateFilter atLeast(String name, Set<String> scanners, WhenMissing missing) {
    return new CandidateFilter(
        name,
        "volume",
        scanners,
        missing,
        new Condition(Optional.empty(), Set.of(), OptionalDouble.of(10), OptionalDouble.empty()));
  }
}
