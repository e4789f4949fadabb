package org.alluvium.flows.discovery.candidate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A symbol in the one form that the house knows, {@code EXCHANGE:SYMBOL}: capitals, digits and
 * {@code . _ -}, and a {@code !} at the end of a continuous future.
 *
 * @param exchange code of the exchange, {@code NYSE}
 * @param ticker the symbol there, {@code IBM}
 */
public record CanonicalSymbol(String exchange, String ticker) {
  private static final Pattern EXCHANGE = Pattern.compile("[A-Z0-9_]{1,32}");
  private static final Pattern TICKER = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,62}!?");
  private static final char BETWEEN = ':';

  public CanonicalSymbol {
    if (!EXCHANGE.matcher(exchange).matches() || !TICKER.matcher(ticker).matches()) {
      throw new IllegalArgumentException(exchange + BETWEEN + ticker + " is no EXCHANGE:SYMBOL");
    }
  }

  /**
   * Reads a symbol; nothing is mended.
   *
   * @throws RefusedCandidateException with what is wrong and how it should be written
   */
  public static CanonicalSymbol parse(String text) throws RefusedCandidateException {
    requireClean(text);
    int colon = text.indexOf(BETWEEN);
    if (colon < 0) {
      throw refused(
          RefusalRule.NO_EXCHANGE, text, "names no exchange; write EXCHANGE:%s", text.strip());
    }
    if (text.indexOf(BETWEEN, colon + 1) >= 0) {
      String last = text.substring(text.lastIndexOf(BETWEEN) + 1);
      throw refused(
          RefusalRule.DOUBLED_EXCHANGE,
          text,
          "has more than one exchange; write %s",
          text.substring(0, colon + 1) + last);
    }
    String exchange = text.substring(0, colon);
    String ticker = text.substring(colon + 1);
    if (!EXCHANGE.matcher(exchange).matches() || !TICKER.matcher(ticker).matches()) {
      throw refused(
          RefusalRule.MALFORMED_SYMBOL,
          text,
          "is no EXCHANGE:SYMBOL of capitals, digits, %s",
          "'.', '_' and '-'");
    }
    return new CanonicalSymbol(exchange, ticker);
  }

  private static void requireClean(String text) throws RefusedCandidateException {
    if (text == null || text.isEmpty()) {
      throw new RefusedCandidateException(
          RefusalRule.MISSING_SYMBOL, "has no symbol; each candidate needs EXCHANGE:SYMBOL");
    }
    if (text.codePoints().anyMatch(CanonicalSymbol::isBlank)) {
      String without =
          text.codePoints()
              .filter(c -> !isBlank(c))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      throw refused(RefusalRule.BLANK_IN_SYMBOL, text, "has a blank in it; write %s", without);
    }
    if (text.codePoints().anyMatch(Character::isLowerCase)) {
      throw refused(
          RefusalRule.LOWER_CASE_SYMBOL,
          text,
          "is not in capitals; write %s",
          text.toUpperCase(Locale.ROOT));
    }
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }

  private static RefusedCandidateException refused(
      RefusalRule rule, String text, String what, String remedy) {
    String shown = QuotedText.bare(remedy);
    return new RefusedCandidateException(
        rule, "symbol %s %s".formatted(QuotedText.of(text), what.formatted(shown)));
  }

  @Override
  public String toString() {
    return exchange + BETWEEN + ticker;
  }
}
