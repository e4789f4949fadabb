package org.alluvium.flows.discovery.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalSymbolTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NYSE:IBM",
        "NYSE:BRK.B",
        "FX_IDC:USDCOP",
        "BINANCE:1INCHUSDT",
        "NYMEX:BZ1!",
        "OPRA:AAPL260821C200.0",
        "US:BF-B"
      })
  void exchangeAndSymbolInCapitalsAreTaken(String text) throws RefusedCandidateException {
    assertThat(CanonicalSymbol.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NYSE:NYSE:IBM|DOUBLED_EXCHANGE|symbol 'NYSE:NYSE:IBM' has more than one exchange; write NYSE:IBM",
        "nyse:ibm|LOWER_CASE_SYMBOL|symbol 'nyse:ibm' is not in capitals; write NYSE:IBM",
        "NYSE: IBM|BLANK_IN_SYMBOL|symbol 'NYSE: IBM' has a blank in it; write NYSE:IBM",
        "\" NYSE:IBM\"|BLANK_IN_SYMBOL|symbol ' NYSE:IBM' has a blank in it; write NYSE:IBM",
        "IBM|NO_EXCHANGE|symbol 'IBM' names no exchange; write EXCHANGE:IBM",
        "NYSE:|MALFORMED_SYMBOL|symbol 'NYSE:' is no EXCHANGE:SYMBOL of capitals, digits, '.', '_' and '-'",
        ":IBM|MALFORMED_SYMBOL|symbol ':IBM' is no EXCHANGE:SYMBOL of capitals, digits, '.', '_' and '-'",
        "NYSE:BF/B|MALFORMED_SYMBOL|symbol 'NYSE:BF/B' is no EXCHANGE:SYMBOL of capitals, digits, '.', '_' and '-'",
        "\"\"|MISSING_SYMBOL|has no symbol; each candidate needs EXCHANGE:SYMBOL"
      })
  void anythingElseIsRefusedWithItsReason(String text, RefusalRule rule, String reason) {
    assertRefused(text, rule, reason);
  }

  @Test
  void charactersWithoutAShapeAreRefusedAndShown() {
    assertRefused(
        "NYSE:IBM\n",
        RefusalRule.BLANK_IN_SYMBOL,
        "symbol 'NYSE:IBM\\u000a' has a blank in it; write NYSE:IBM");
    assertRefused(
        "NYSE:\u00a0IBM",
        RefusalRule.BLANK_IN_SYMBOL,
        "symbol 'NYSE:\u00a0IBM' has a blank in it; write NYSE:IBM");
  }

  @Test
  void aReasonIsBoundedHoweverLongTheSymbol() {
    assertThatExceptionOfType(RefusedCandidateException.class)
        .isThrownBy(() -> CanonicalSymbol.parse("X:" + "A".repeat(100_000)))
        .satisfies(e -> assertThat(e.refusal().reason()).hasSizeLessThan(200));
  }

  private static void assertRefused(String text, RefusalRule rule, String reason) {
    assertThatExceptionOfType(RefusedCandidateException.class)
        .isThrownBy(() -> CanonicalSymbol.parse(text))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(new Refusal(rule, reason)));
  }
}
