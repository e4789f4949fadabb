package org.alluvium.kernels.search;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A finite number as the decimal with the fewest digits that reads back to the same bits: the same
 * text on every Java (that of {@code Double.toString} changed with Java 19), and a number in JSON.
 */
final class DecimalText {
  /** As many digits as always suffice. */
  private static final int DIGITS = 17;

  private DecimalText() {}

  /** Whole numbers up to 17 digits are written without an exponent; minus zero is 0. */
  static String of(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.doubleValue() == value) {
        break;
      }
    }
    BigDecimal bare = shortest.stripTrailingZeros();
    boolean whole = bare.scale() <= 0 && bare.precision() - bare.scale() <= DIGITS;
    return whole ? bare.toPlainString() : bare.toString();
  }
}
