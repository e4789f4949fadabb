package org.alluvium.kernels.quarantine;

import org.alluvium.kernels.check.Check;

/**
 * A close of one instrument, as one source stated it.
 *
 * @param day session, epoch days
 * @param knownAt when it was known, epoch microseconds
 * @param source who stated it
 * @param close above zero, and no NaN
 * @param standing what was decided on it before
 */
public record ReceivedClose(int day, long knownAt, String source, double close, Standing standing) {

  /** What was decided before the walk. */
  public enum Standing {
    /** Passed; the newest one of its day. */
    ACCEPTED,
    /** Held back, and not let go since. */
    HELD,
    /** To be decided. */
    NEW
  }

  public ReceivedClose {
    Check.positive(close, "close of epoch day " + day);
  }
}
