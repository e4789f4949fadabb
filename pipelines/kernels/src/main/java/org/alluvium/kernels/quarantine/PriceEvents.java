package org.alluvium.kernels.quarantine;

import java.util.List;
import org.alluvium.kernels.adjustment.Adjustment;
import org.alluvium.kernels.adjustment.PriceAction;

/**
 * What can explain a move.
 *
 * @param actions splits and dividends, every version
 * @param delistings every version
 */
public record PriceEvents(List<PriceAction> actions, List<Delisting> delistings) {
  /** Nothing is known to explain anything. */
  public static final PriceEvents NONE = new PriceEvents(List.of(), List.of());

  /**
   * A delisting.
   *
   * @param knownAt when it could first be known, epoch microseconds
   * @param exDay first session without a quote, epoch days
   */
  public record Delisting(long knownAt, int exDay) {}

  public PriceEvents {
    actions = List.copyOf(actions);
    delistings = List.copyOf(delistings);
  }

  /** The earlier close in the terms of the later day, by the actions known at a moment. */
  double restated(ReceivedClose earlier, ReceivedClose later, long moment) {
    if (actions.isEmpty() || earlier.day() >= later.day()) {
      return earlier.close();
    }
    double[] closes = {earlier.close(), later.close()};
    double[] shares =
        Adjustment.asKnownAt(actions, moment)
            .sharesSinceFirst(new int[] {earlier.day(), later.day()}, closes);
    return earlier.close() / shares[1];
  }
}
