package org.alluvium.flows.discovery.candidate;

/** A foreign text in a message: bounded, on one line, in quotation marks. */
final class QuotedText {
  private static final int LONGEST = 80;

  private QuotedText() {}

  static String of(String text) {
    return "'" + bare(text) + "'";
  }

  /** The same without quotation marks. */
  static String bare(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
    return text.codePointCount(0, text.length()) > LONGEST
        ? shown.append('…').toString()
        : shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (Character.isISOControl(character) || surrogate) {
      shown.append("\\u%04x".formatted(character));
    } else {
      shown.appendCodePoint(character);
    }
  }
}
