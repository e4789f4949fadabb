package org.alluvium.flows.ingestion.received;

/** What rows of a source are. */
public enum SourceYield {
  /** Daily bars. */
  BARS,
  /** Bars of parts of a session. */
  INTRADAY,
  /** Observations of economic or market-wide series. */
  MACRO,
  /** Members of a universe; small, so that silver holds them as received. */
  MEMBERSHIP,
  /** Splits, dividends and delistings; in silver as received, too. */
  ACTIONS,

  /** Ratings and technicals of a vendor, known from their receipt on. */
  VENDOR_FEATURES
}
