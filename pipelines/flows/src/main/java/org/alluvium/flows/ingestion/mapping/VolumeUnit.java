package org.alluvium.flows.ingestion.mapping;

import java.util.Locale;

/** What a source counts as volume. */
public enum VolumeUnit {
  /** Shares, coins, contracts. */
  UNITS,
  /** Turnover in the quote currency; silver divides it by the close. */
  QUOTE;

  /** Value of {@code volume_unit} in bronze and in {@code conf/sources.json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
