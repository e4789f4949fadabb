package org.alluvium.flows.ingestion.received;

import org.alluvium.lakehouse.error.AlluviumException;

/**
 * What could not be had of a source, while the rest of it was.
 *
 * @param source id of the source
 * @param name symbol, series or page that failed
 * @param cause why, for people
 */
public record FetchFailure(String source, String name, AlluviumException cause) {
  /** What failed and why, for people. */
  public String told() {
    return name + ": " + cause.getMessage();
  }
}
