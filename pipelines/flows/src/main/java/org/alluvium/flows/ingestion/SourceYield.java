package org.alluvium.flows.ingestion;

/** What rows of a source are. */
public enum SourceYield {
  BARS,
  MACRO
}
