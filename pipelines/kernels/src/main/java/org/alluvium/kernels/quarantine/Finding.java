package org.alluvium.kernels.quarantine;

/**
 * What is to be told of a close: one without a finding passes from when it is known.
 *
 * @param row index of the close among those received
 * @param kind held back, or let go
 * @param at from when this holds, epoch microseconds
 * @param reference held: the last close received before it, or next to it; let go: the close whose
 *     arrival proved it, itself when its delisting did
 */
public record Finding(int row, Kind kind, long at, ReceivedClose reference) {

  /** Held back comes first, let go may follow. */
  public enum Kind {
    HELD,
    RELEASED
  }
}
