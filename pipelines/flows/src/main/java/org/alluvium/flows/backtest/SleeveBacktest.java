package org.alluvium.flows.backtest;

import java.util.List;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * The books of one sleeve: the profile's engine, those alongside, and the equally weighted
 * universe. Decisions are those of {@code gold.weights}, prices the bars.
 */
public final class SleeveBacktest {
  private final SleeveProfile profile;
  private final TradingCalendar calendar;

  public SleeveBacktest(SleeveProfile profile, TradingCalendar calendar) {
    this.profile = profile;
    this.calendar = calendar;
  }

  /** The books of a sleeve, the profile's own first. */
  public List<Book> books() {
    return SleeveBooks.of(profile);
  }

  /** Walks them on. */
  BookUpdate.Outcome run(StageContext context) {
    return new BookUpdate(context, rules(), AsOfPanel.DayRule.ANY_ASSET)
        .run(
            books(),
            PriceHistory.ofBars(context, profile.universe()),
            new StoredWeights(context, Weights.SPEC, Weights.SYMBOL));
  }

  /** By which they are simulated. */
  public BacktestRules rules() {
    return BookRules.of(profile.fill(), profile.costs(), calendar, profile.capital());
  }
}
