package org.alluvium.flows.strategy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.ensemble.MemberForecasts;
import org.alluvium.kernels.strategy.BookTerms;
import org.alluvium.kernels.strategy.DecisionRules;
import org.alluvium.kernels.strategy.PricePath;
import org.alluvium.kernels.strategy.TradeDecision;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * Walks a strategy forward in knowledge. At each instant at which a bar becomes known or a decision
 * is due, the decision is made on what is known by then and never changes; the books are simulated
 * on from the last close without a position before the first session that is new.
 */
final class StrategyWalk {
  private final DecisionRules rules;
  private final HoldingPeriod holding;
  private final MemberHistory members;
  private final KnownBars bars;
  private final List<Decided> decided = new ArrayList<>();
  private final List<Double> forecasts = new ArrayList<>();
  private final StrategyVintages worst;
  private final StrategyVintages best;

  StrategyWalk(
      StrategyProfile profile,
      TradingCalendar calendar,
      MemberHistory members,
      List<BarVersion> bars) {
    double sessionsPerYear = PeriodsPerYear.of(calendar);
    this.rules = ExecutionRules.of(profile, sessionsPerYear);
    this.holding = new HoldingPeriod(profile.execution().exits().last(), calendar);
    this.members = members;
    this.bars = new KnownBars(bars, profile.execution());
    this.worst = vintages(profile, sessionsPerYear, PricePath.WORST);
    this.best = vintages(profile, sessionsPerYear, PricePath.BEST);
  }

  private static StrategyVintages vintages(
      StrategyProfile profile, double sessionsPerYear, PricePath path) {
    return new StrategyVintages(
        new BookTerms(profile.costs(), sessionsPerYear, path), profile.capital());
  }

  /** Walks through everything that there is. */
  StrategyWalk run() {
    Deque<MemberHistory.Decision> coming = new ArrayDeque<>(members.decisions());
    TreeSet<Long> instants = bars.instants();
    coming.forEach(decision -> instants.add(decision.decidedAt()));
    for (long instant : instants) {
      Optional<Long> first = bars.advance(instant);
      first.ifPresent(session -> learn(session, instant));
      while (!coming.isEmpty() && coming.peek().decidedAt() <= instant) {
        decide(coming.remove());
      }
    }
    return this;
  }

  /** Every decision, oldest first. */
  List<Decided> decided() {
    return decided;
  }

  /** The book that is traded: the worst end of every position. */
  StrategyVintages worst() {
    return worst;
  }

  /** The book that the bars do not rule out: the best end of every position. */
  StrategyVintages best() {
    return best;
  }

  /** The first session at whose close the traded book has nothing left; none usually. */
  OptionalLong ruin() {
    return worst.days().stream()
        .map(StrategyVintages.Day::result)
        .filter(day -> !(day.nav() > 0))
        .mapToLong(DailyResult::day)
        .min();
  }

  private void learn(long session, long instant) {
    worst.learn(session, instant, bars);
    best.learn(session, instant, bars);
  }

  private void decide(MemberHistory.Decision at) {
    double[] recent = forecasts.stream().mapToDouble(Double::doubleValue).toArray();
    MemberForecasts known = members.knownAt(at);
    TradeDecision decision =
        rules.decide(
            known,
            known.decisions().length() - 1,
            new DecisionRules.Known(recent, bars.returns(at.day())));
    forecasts.add(decision.forecast());
    List<String> chosen = decision.members().stream().map(members.models()::get).toList();
    long last = holding.lastSession(LocalDate.ofEpochDay(at.day())).toEpochDay();
    Decided made = new Decided(at.day(), at.decidedAt(), last, chosen, decision);
    decided.add(made);
    worst.decide(made);
    best.decide(made);
  }
}
