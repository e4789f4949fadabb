package org.alluvium.kernels.rule;

import java.util.Locale;

/** Which positions a rule takes. */
public enum Stance {
  /** Buys, and sells what it has. */
  LONG,
  /** Sells short, too. */
  LONG_SHORT;

  /** As configuration names it: {@code long}, {@code long_short}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stance parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
