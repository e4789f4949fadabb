package org.alluvium.kernels.regime;

/** What a state has of the values, each counted by the probability that it was of this state. */
final class StateSums {
  /** A state with less is as it was. */
  private static final double LEAST_WEIGHT = 1e-10;

  private final double centre;
  private double weight;
  private double sum;
  private double squares;
  private double changes;
  private double start;
  private double end;

  /**
   * @param centre what distances are taken from, near the mean: squares do not cancel then
   */
  StateSums(double centre) {
    this.centre = centre;
  }

  void add(double probability, double value) {
    double apart = value - centre;
    weight += probability;
    sum += probability * apart;
    squares += probability * apart * apart;
  }

  /** A change out of this state, with its probability. */
  void leave(double probability) {
    changes += probability;
  }

  /** The probabilities of the state at the first value and at the last. */
  void end(double first, double last) {
    start = first;
    end = last;
  }

  /** The state that explains them best. */
  NormalState best(NormalState before, double leastVariance) {
    double left = weight - end;
    double stay =
        left > LEAST_WEIGHT ? Math.max(0, Math.min(1, 1 - changes / left)) : before.stay();
    return normal(Math.min(1, start), stay, before, leastVariance);
  }

  /** The same where the state before says nothing of the next: it stays as often as it is there. */
  NormalState bestWithoutMemory(int values, NormalState before, double leastVariance) {
    double share = Math.min(1, weight / values);
    return normal(share, share, before, leastVariance);
  }

  private NormalState normal(double first, double stay, NormalState before, double leastVariance) {
    if (weight <= LEAST_WEIGHT) {
      return new NormalState(first, stay, before.mean(), before.variance());
    }
    double shift = sum / weight;
    return new NormalState(
        first, stay, centre + shift, Math.max(leastVariance, squares / weight - shift * shift));
  }
}
