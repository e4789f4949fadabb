package org.alluvium.kernels.strategy;

import java.util.List;
import java.util.Objects;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Trade;
import org.alluvium.kernels.check.Check;

/**
 * The book of a strategy that holds one position at a time.
 *
 * <p>Each session in order: (1) a short held overnight pays borrow on its value at the previous
 * close; (2) a position that ends in the session is sold or bought back at the price of its end;
 * (3) a plan that is entered in it becomes {@code weight × NAV / price} units, with NAV before the
 * fill's costs; it may end in the same session; (4) what is left is marked at the close. A missing
 * close keeps the last mark. Costs are paid in cash; cash earns nothing; no interest is paid or
 * earned on the notional. There is no volume cap: impact is charged as without volume. When the net
 * asset value falls to zero or below, the position is closed at the mark, later returns are 0 and
 * later plans are not taken.
 *
 * <p>Day d depends on bars up to d and on plans decided before d, except where bars leave several
 * ends open: then a later bar can show a worse one, and the days since the entry are other ones.
 * Running from any {@link FlatBook} gives the bits of running from the start. O(sessions).
 */
public final class StrategyBook {
  private final BookTerms terms;

  public StrategyBook(BookTerms terms) {
    this.terms = Objects.requireNonNull(terms, "terms");
  }

  /**
   * What came of it.
   *
   * @param days one for each session after the start
   * @param trades every fill, oldest first
   * @param positions outcomes of the plans that were entered, in order
   * @param flat the book at each close without a position, oldest first
   */
  public record Result(
      List<DailyResult> days,
      List<Trade> trades,
      List<PositionOutcome> positions,
      List<FlatBook> flat) {
    public Result {
      days = List.copyOf(days);
      trades = List.copyOf(trades);
      positions = List.copyOf(positions);
      flat = List.copyOf(flat);
    }
  }

  /**
   * Walks on from a close.
   *
   * @param bars sessions; those of the start's day and before are not read
   * @param plans decided on the start's day or later, in order; each is decided on the last day of
   *     the one before or later, so that positions never overlap
   */
  public Result resume(FlatBook start, SessionBars bars, List<TradePlan> plans) {
    requireApart(start, plans);
    BookWalk walk = new BookWalk(terms, start, bars);
    for (TradePlan plan : plans) {
      PositionOutcome.of(plan, bars).ifPresent(walk::take);
    }
    walk.toTheEnd();
    return walk.result();
  }

  private static void requireApart(FlatBook start, List<TradePlan> plans) {
    long free = start.day();
    for (TradePlan plan : plans) {
      Check.isTrue(
          plan.decidedOn() >= free,
          "a plan decided on epoch day "
              + plan.decidedOn()
              + " overlaps with what is held until epoch day "
              + free);
      free = plan.lastDay();
    }
  }
}
