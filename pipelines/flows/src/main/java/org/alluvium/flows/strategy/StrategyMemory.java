package org.alluvium.flows.strategy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.profile.ExecutionConfiguration;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/**
 * Decisions and positions of a strategy from bars, forecasts and labels in memory: the steps of the
 * stage, without its reads, writes and resuming. Fed first, then asked.
 */
public final class StrategyMemory {
  /** Decisions without a forecast that the windows may have to step over. */
  private static final int SPARE_DECISIONS = 20;

  private final StrategyProfile profile;
  private final TradingCalendar calendar;
  private final MemberHistory members;
  private final List<BarVersion> bars = new ArrayList<>();

  public StrategyMemory(StrategyProfile profile, TradingCalendar calendar) {
    this.profile = profile;
    this.calendar = calendar;
    this.members = new MemberHistory(MemberHistory.membersOf(profile.strategy()));
  }

  /** How many decisions before one have to be known, so that it is as if all were. */
  public static int decisionsBefore(StrategyProfile profile) {
    ExecutionConfiguration.Tiers tiers = profile.execution().confidence();
    StrategyConfiguration.Best best = profile.strategy().best();
    int forTiers = tiers == null ? 0 : Math.max(tiers.magnitudeWindow(), tiers.consistencyWindow());
    int forBest = best == null ? 0 : best.window() + profile.strategy().horizon() + 1;
    return forTiers + forBest + SPARE_DECISIONS;
  }

  /** Adds a vintage of the bar of a session: open, high, low, close. */
  public void bar(long day, long knownAt, double[] prices) {
    part(day, BarVersion.DAILY, knownAt, prices);
  }

  /** Adds a vintage of a shorter bar that begins at an instant, epoch microseconds. */
  public void part(long day, long start, long knownAt, double[] prices) {
    bars.add(new BarVersion(day, start, knownAt, prices[0], prices[1], prices[2], prices[3]));
  }

  /** Adds a forecast; of a model that has no say it is left out. */
  public void forecast(String model, long day, long decidedAt, double forecast) {
    members.forecast(model, day, decidedAt, forecast);
  }

  /** Adds a vintage of the return that came of a decision; NaN = missing. */
  public void label(long day, long knownAt, double label) {
    members.label(day, knownAt, label);
  }

  /**
   * Rows of {@code gold.strategy_decisions} and {@code gold.strategy_positions}, every vintage.
   *
   * @param decisions oldest first
   * @param positions in the order in which they became known
   */
  public record Rows(List<Row> decisions, List<Row> positions) {}

  /** Everything that follows from what was fed. */
  public Rows rows() {
    StrategyWalk walk = new StrategyWalk(profile, calendar, members, bars).run();
    StrategyRows rows = new StrategyRows(StrategyBooks.own(profile));
    Instant before = Instant.parse("0001-01-02T00:00:00Z");
    return new Rows(rows.decisions(walk.decided(), before), rows.positions(walk.worst(), before));
  }
}
