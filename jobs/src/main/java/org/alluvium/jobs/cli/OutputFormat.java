package org.alluvium.jobs.cli;

/** How a result is written to standard output. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON document for programs. */
  JSON
}
