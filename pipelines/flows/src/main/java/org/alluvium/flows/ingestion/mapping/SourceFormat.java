package org.alluvium.flows.ingestion.mapping;

/** How a source's files are written, or how its server is asked. */
public enum SourceFormat {
  /** Text with a header line; gzip when the name ends in {@code .gz}. */
  CSV,
  PARQUET,
  /** Zips of QuantConnect Lean's folder {@code daily}, with {@code map_files} beside it. */
  LEAN_DAILY_ZIP,
  /** Files of QuantConnect Lean's folder {@code factor_files}, with {@code map_files} beside it. */
  LEAN_FACTOR_FILE,
  /** Bars of Binance, over a network. */
  BINANCE_KLINES,
  /** Vintages of FRED and ALFRED, over a network. */
  FRED_SERIES,
  /** The present ratings and technicals of a screener, over a network. */
  SCREENER;

  /** Whether it is asked for over a network. */
  public boolean isAsked() {
    return this == BINANCE_KLINES || this == FRED_SERIES || this == SCREENER;
  }
}
