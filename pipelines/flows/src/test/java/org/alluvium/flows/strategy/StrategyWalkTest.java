package org.alluvium.flows.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.execution.ExitReason;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.strategy.PositionOutcome;
import org.alluvium.kernels.strategy.PricePath;
import org.alluvium.kernels.strategy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyWalkTest {
  private static final List<BarVersion> BARS = StrategyBench.bars(3);

  @ParameterizedTest
  @ValueSource(strings = {"usdcop_h5", "usdcop_h1"})
  void nothingThatBecomesKnownLaterChangesWhatWasKnown(String name) {
    StrategyProfile profile = StrategyBench.shipped(name);
    StrategyWalk whole = walk(profile, BARS, BARS);
    assertThat(whole.worst().newestPositions()).hasSizeGreaterThan(10);
    for (LocalDate date :
        StrategyBench.CALENDAR.sessionsBetween(
            LocalDate.of(2020, 10, 1), LocalDate.of(2021, 3, 20))) {
      if (date.getDayOfMonth() % 4 == 0) {
        long at = Micros.of(StrategyBench.CALENDAR.closeInstant(date));
        Map<String, List<?>> known = knownBy(whole, at);
        List<BarVersion> cut = BARS.stream().filter(bar -> bar.knownAt() <= at).toList();
        assertThat(knownBy(walk(profile, cut, cut), at)).as("cut off at %s", date).isEqualTo(known);
        List<BarVersion> spoilt =
            BARS.stream().map(bar -> bar.knownAt() <= at ? bar : times(bar, 10)).toList();
        assertThat(knownBy(walk(profile, spoilt, spoilt), at))
            .as("spoilt after %s", date)
            .isEqualTo(known);
      }
    }
  }

  @Test
  void theBestMembersAreJudgedByOutcomesKnownAtTheDecisionOnly() {
    StrategyProfile profile = StrategyBench.shipped("usdcop_h1");
    MemberHistory members = StrategyBench.members(profile, BARS, 5);
    MemberHistory.Decision decision = members.decisions().get(60);
    double[] realised = members.knownAt(decision).decisions().realised();
    int last = realised.length - 1;
    assertThat(realised[last]).isNaN();
    assertThat(realised[last - 1]).as("exits at the open after next").isNaN();
    assertThat(realised[last - 2]).isNotNaN();
  }

  @Test
  void aLateCorrectionGivesFurtherVintagesFromItsArrivalOn() {
    StrategyProfile profile = StrategyBench.shipped("usdcop_h5");
    MemberHistory members = StrategyBench.members(profile, BARS, 5);
    StrategyWalk before = StrategyBench.walk(profile, members, BARS);
    PositionOutcome held = before.worst().newestPositions().get(5);
    long arrival = Micros.of(StrategyBench.CALENDAR.closeInstant(LocalDate.of(2021, 1, 20))) + 1;
    List<BarVersion> corrected = new ArrayList<>(BARS);
    BARS.stream()
        .filter(bar -> bar.isDaily() && bar.day() == held.entryDay())
        .map(
            bar ->
                new BarVersion(
                    bar.day(),
                    bar.start(),
                    arrival,
                    bar.open(),
                    bar.high() * 1.05,
                    bar.low() * 0.95,
                    bar.close()))
        .forEach(corrected::add);
    StrategyWalk after = StrategyBench.walk(profile, members, corrected);
    assertThat(knownBy(after, arrival - 1)).isEqualTo(knownBy(before, arrival - 1));
    assertThat(after.decided().subList(0, 20)).isEqualTo(before.decided().subList(0, 20));
    PositionOutcome stopped = after.worst().newestPositions().get(5);
    assertThat(stopped.exit(PricePath.WORST).reason()).isEqualTo(ExitReason.STOP);
    assertThat(after.worst().days())
        .filteredOn(day -> day.knownAt() == arrival)
        .extracting(day -> day.result().day())
        .contains(held.entryDay());
  }

  @Test
  void theWeeklyStrategyEntersAfterItsDecisionAndIsOutByTheWeeksEnd() {
    StrategyWalk walk = walk(StrategyBench.shipped("usdcop_h5"), BARS, BARS);
    for (PositionOutcome position : walk.worst().newestPositions()) {
      LocalDate decided = LocalDate.ofEpochDay(position.plan().decidedOn());
      LocalDate entered = LocalDate.ofEpochDay(position.entryDay());
      LocalDate ended = LocalDate.ofEpochDay(position.exitDay(PricePath.WORST));
      assertThat(entered).isEqualTo(StrategyBench.CALENDAR.nextSession(decided));
      assertThat(ended).isBetween(entered, decided.plusDays(7));
      assertThat(position.exit(PricePath.WORST).positionReturn())
          .isLessThanOrEqualTo(position.exit(PricePath.BEST).positionReturn());
    }
    assertThat(walk.decided())
        .extracting(one -> one.decision().verdict())
        .contains(Verdict.TAKEN, Verdict.TIER_SKIPPED);
  }

  @Test
  void theDailyStrategyIsShortAndShorterBarsLeaveLessInDoubt() {
    StrategyWalk walk = walk(StrategyBench.shipped("usdcop_h1"), BARS, BARS);
    assertThat(walk.worst().newestPositions())
        .allSatisfy(
            position -> {
              assertThat(position.plan().side()).isEqualTo(Side.SHORT);
              assertThat(position.exitDay(PricePath.WORST)).isEqualTo(position.entryDay());
            });

    List<BarVersion> sessions = BARS.stream().filter(BarVersion::isDaily).toList();
    Map<Long, Double> onSessions = doubts(walk(StrategyBench.shipped("usdcop_h1"), sessions, BARS));
    Map<Long, Double> onParts = doubts(walk);
    onParts.keySet().retainAll(onShorterBars(walk));
    assertThat(onParts).hasSizeGreaterThan(10);
    onParts.forEach((day, doubt) -> assertThat(doubt).isLessThanOrEqualTo(onSessions.get(day)));
    onSessions.keySet().retainAll(onParts.keySet());
    assertThat(mean(onParts)).isLessThan(0.5 * mean(onSessions));
  }

  private static Set<Long> onShorterBars(StrategyWalk walk) {
    return walk.worst().newestPositions().stream()
        .filter(position -> position.resolution() == PositionOutcome.Resolution.INTRADAY)
        .map(position -> position.plan().decidedOn())
        .collect(Collectors.toSet());
  }

  /** How far the best end of each position lies from its worst, by day of decision. */
  private static Map<Long, Double> doubts(StrategyWalk walk) {
    Map<Long, Double> doubts = new TreeMap<>();
    for (PositionOutcome position : walk.worst().newestPositions()) {
      doubts.put(
          position.plan().decidedOn(),
          position.exit(PricePath.BEST).positionReturn()
              - position.exit(PricePath.WORST).positionReturn());
    }
    return doubts;
  }

  private static double mean(Map<Long, Double> values) {
    return values.values().stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** Forecasts of the bars as they truly came, outcomes of those that are given. */
  private static StrategyWalk walk(
      StrategyProfile profile, List<BarVersion> bars, List<BarVersion> outcomes) {
    return StrategyBench.walk(profile, StrategyBench.members(profile, outcomes, 5), bars);
  }

  private static BarVersion times(BarVersion bar, double factor) {
    return new BarVersion(
        bar.day(),
        bar.start(),
        bar.knownAt(),
        bar.open() * factor,
        bar.high() * factor,
        bar.low() * factor,
        bar.close() * factor);
  }

  private static Map<String, List<?>> knownBy(StrategyWalk walk, long at) {
    UnaryOperator<List<StrategyVintages.Day>> days =
        all -> all.stream().filter(day -> day.knownAt() <= at).toList();
    Map<String, List<?>> known = new LinkedHashMap<>();
    known.put("decisions", walk.decided().stream().filter(one -> one.decidedAt() <= at).toList());
    known.put("days", days.apply(walk.worst().days()));
    known.put("best days", days.apply(walk.best().days()));
    known.put(
        "positions", walk.worst().positions().stream().filter(one -> one.knownAt() <= at).toList());
    return known;
  }
}
