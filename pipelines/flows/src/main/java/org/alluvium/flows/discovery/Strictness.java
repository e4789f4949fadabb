package org.alluvium.flows.discovery;

/** What happens to a discovery with a malformed candidate. */
public enum Strictness {
  /** The row is kept with its reason, and the run goes on. */
  LENIENT,
  /** The row is kept with its reason, and the run fails. */
  STRICT
}
