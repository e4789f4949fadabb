package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.selection.Logic;
import org.alluvium.kernels.selection.ReturnStream;

/**
 * Turns winners into return streams, what the holder of each earns per session. This is the only
 * place where a short becomes the negated return net of borrow: whoever weighs streams gives
 * weights that are not negative, and multiplies them by the side.
 */
public final class ReturnStreams {
  private final Logic logic;
  private final ReturnStream kernel;

  private ReturnStreams(Logic logic, ReturnStream kernel) {
    this.logic = logic;
    this.kernel = kernel;
  }

  /**
   * @param logic of all streams
   * @param annualBorrow yearly rate on the value of a short, a fraction
   */
  static ReturnStreams of(Logic logic, double annualBorrow, double sessionsPerYear) {
    return new ReturnStreams(logic, new ReturnStream(annualBorrow, sessionsPerYear));
  }

  /**
   * One asset on one side, of one logic.
   *
   * @param returns simple returns per session, NaN = missing
   */
  public record Stream(String symbol, int side, Logic logic, double[] returns) {}

  /**
   * What the holder of one side of an asset earns per session.
   *
   * @param closes sessions oldest first, NaN = none
   * @param side +1 or -1
   */
  public double[] of(double[] closes, int side) {
    return kernel.of(closes, side);
  }

  /**
   * The streams of winners, in their order.
   *
   * @param closes by symbol, sessions oldest first, NaN = none; those of every winner
   */
  public List<Stream> of(List<Candidate> winners, Map<String, double[]> closes) {
    List<Stream> streams = new ArrayList<>();
    for (Candidate winner : winners) {
      Check.isTrue(
          winner.verdict() == Verdict.WINNER,
          () -> winner.symbol() + " must be a winner, is " + winner.verdict());
      Check.isTrue(
          closes.containsKey(winner.symbol()),
          () -> "closes must have those of " + winner.symbol());
      double[] returns = kernel.of(closes.get(winner.symbol()), winner.side());
      streams.add(new Stream(winner.symbol(), winner.side(), logic, returns));
    }
    return streams;
  }
}
