package org.alluvium.flows.ingestion;

/** How a source file is written. */
public enum SourceFormat {
  /** Text with a header line; gzip when the name ends in {@code .gz}. */
  CSV,
  PARQUET
}
