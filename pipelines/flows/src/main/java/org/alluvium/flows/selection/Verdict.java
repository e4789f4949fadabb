package org.alluvium.flows.selection;

/** What became of a candidate. */
public enum Verdict {
  /** Chosen. */
  WINNER,
  /** Refused for what it is: no bar, or a threshold that it fails. */
  VETOED,
  /** Nothing against it, but others are better, or it has no score or side. */
  NOT_CHOSEN
}
