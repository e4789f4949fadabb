package org.alluvium.flows.audit.canary;

import java.time.LocalDate;
import java.util.List;

/**
 * Where the canary looks. What is not named is drawn at random, the same for the same seed.
 *
 * @param dates as of whose closes; drawn when empty
 * @param symbols whose features and labels; drawn when empty
 * @param among symbols to draw from; every one that has bars when empty
 * @param samples how many dates, and how many symbols, are drawn
 * @param seed of the draw and of the shuffled future
 */
public record CanaryRequest(
    List<LocalDate> dates, List<String> symbols, List<String> among, int samples, long seed) {
  public CanaryRequest {
    dates = dates.stream().distinct().sorted().toList();
    symbols = symbols.stream().distinct().sorted().toList();
    among = List.copyOf(among);
  }
}
