package org.alluvium.flows.discovery.candidate;

import java.util.Locale;

/** Why a scanned row is no candidate. */
public enum RefusalRule {
  /** The row has not the form that its scanner's rows have. */
  MALFORMED_ROW,
  MISSING_SYMBOL,
  /** A space or another character without a shape in the symbol. */
  BLANK_IN_SYMBOL,
  LOWER_CASE_SYMBOL,
  /** A ticker without its exchange. */
  NO_EXCHANGE,
  /** {@code NYSE:NYSE:IBM}. */
  DOUBLED_EXCHANGE,
  /** Any other text that is no {@code EXCHANGE:SYMBOL}. */
  MALFORMED_SYMBOL,
  /** No type, or one that is no snake_case word. */
  MALFORMED_TYPE,
  /** A field that is neither text, finite number, truth value nor null, or has no name. */
  MALFORMED_FIELD;

  /** Value of {@code rule} in {@code bronze.rejected_rows}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
