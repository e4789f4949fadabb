package org.alluvium.flows.selection;

import java.util.Locale;

/** What became of a candidate. */
public enum Verdict {
  /** Chosen. */
  WINNER,
  /** Refused for what it is: no bar, or a threshold that it fails. */
  VETOED,
  /** Nothing against it, but others are better, or it has no score or side. */
  NOT_CHOSEN;

  /** As tables have it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this id. */
  public static Verdict of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
