package org.alluvium.flows.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.Test;

class HealthWalkTest {
  private static final TradingCalendar CALENDAR =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"))
          .get("us_equity");
  private static final SymbolRules RULES = rules(CALENDAR, 0.25);
  private static final LocalDate LAST = LocalDate.of(2017, 11, 22);

  @Test
  void a_walk_that_was_interrupted_anywhere_ends_as_one_that_was_not() {
    Random random = new Random(7);
    for (int trial = 0; trial < 50; trial++) {
      List<HealthBar> bars = bars(random);
      SymbolHealth whole = walk(Optional.empty(), bars);
      int cut = 1 + random.nextInt(bars.size() - 1);
      SymbolHealth early = walk(Optional.empty(), bars.subList(0, cut));
      assertThat(walk(Optional.of(early), bars.subList(cut, bars.size()))).isEqualTo(whole);
    }
  }

  @Test
  void gaps_flat_runs_outliers_and_volumes_are_counted() {
    SymbolHealth health =
        walk(
            Optional.empty(),
            List.of(
                bar("2017-11-20", 100, true),
                bar("2017-11-21", 100, false),
                bar("2017-11-24", 100, true),
                bar("2017-11-27", 140, true)));
    assertThat(health.missingSessions()).containsExactly(LocalDate.parse("2017-11-22"));
    assertThat(health.outliers()).containsExactly(LocalDate.parse("2017-11-27"));
    assertThat(health.longestFlatRun()).isEqualTo(3);
    assertThat(health.flatRun()).isEqualTo(1);
    assertThat(health.missingVolumes()).isEqualTo(1);
    assertThat(health.bars()).isEqualTo(4);
  }

  @Test
  void an_instrument_without_any_volume_lacks_none() {
    SymbolHealth health =
        walk(Optional.empty(), List.of(bar("2017-11-20", 1, false), bar("2017-11-21", 2, false)));
    assertThat(health.missingVolumes()).isZero();
  }

  @Test
  void other_holidays_are_other_rules() {
    TradingCalendar crypto =
        TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"))
            .get("crypto_utc");
    String own = rules(CALENDAR, 0.25).text(LAST);
    assertThat(RULES.text(LAST)).isEqualTo(own);
    assertThat(rules(crypto, 0.25).text(LAST)).isNotEqualTo(own);
    assertThat(rules(CALENDAR, 0.5).text(LAST)).isNotEqualTo(own);
  }

  @Test
  void a_split_is_no_outlier_and_one_that_prices_contradict_is_told() {
    PriceAction split = split("2017-11-24", 2);
    List<HealthBar> halved = List.of(bar("2017-11-22", 100, true), bar("2017-11-24", 51, true));
    assertThat(walk(with(split), halved).outliers()).isEmpty();
    assertThat(walk(with(split), halved).unexplained()).isEmpty();
    assertThat(walk(RULES, halved).outliers()).containsExactly(LocalDate.parse("2017-11-24"));

    List<HealthBar> still = List.of(bar("2017-11-22", 100, true), bar("2017-11-24", 101, true));
    assertThat(walk(with(split), still).outliers()).isEmpty();
    assertThat(walk(with(split), still).unexplained())
        .containsExactly(LocalDate.parse("2017-11-24"));
    PriceAction above = new PriceAction(0, split.exDay(), PriceAction.Kind.DIVIDEND, 120);
    assertThat(walk(with(above), still).unexplained())
        .containsExactly(LocalDate.parse("2017-11-24"));
  }

  @Test
  void an_action_of_a_session_that_was_checked_makes_other_rules_and_a_later_one_does_not() {
    assertThat(with(split("2017-11-24", 2)).text(LAST)).isEqualTo(RULES.text(LAST));
    String told = with(split("2017-11-22", 2)).text(LAST);
    assertThat(told).isNotEqualTo(RULES.text(LAST)).contains("1 actions");
    assertThat(with(split("2017-11-22", 3)).text(LAST)).isNotEqualTo(told);
  }

  private static SymbolRules rules(TradingCalendar calendar, double bound) {
    return new SymbolRules(calendar, bound, Optional.empty(), List.of());
  }

  private static SymbolRules with(PriceAction action) {
    return new SymbolRules(CALENDAR, 0.25, Optional.empty(), List.of(action));
  }

  private static PriceAction split(String exDate, double shares) {
    int day = (int) LocalDate.parse(exDate).toEpochDay();
    return new PriceAction(0, day, PriceAction.Kind.SPLIT, shares);
  }

  private static SymbolHealth walk(SymbolRules rules, List<HealthBar> bars) {
    HealthWalk walk = new HealthWalk("NYSE:IBM", rules, Optional.empty());
    bars.forEach(walk::add);
    return walk.health();
  }

  private static SymbolHealth walk(Optional<SymbolHealth> from, List<HealthBar> bars) {
    HealthWalk walk = new HealthWalk("NYSE:IBM", RULES, from);
    bars.forEach(walk::add);
    return walk.health();
  }

  private static HealthBar bar(String date, double close, boolean hasVolume) {
    return new HealthBar(LocalDate.parse(date), Instant.EPOCH, close, hasVolume);
  }

  /** Sessions of a year, some missing, with jumps, flat runs and missing volumes. */
  private static List<HealthBar> bars(Random random) {
    List<HealthBar> bars = new ArrayList<>();
    double close = 100;
    for (LocalDate date :
        CALENDAR.sessionsBetween(LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31))) {
      close *= random.nextInt(4) == 0 ? 1 : random.nextInt(60) == 0 ? 1.5 : 1.001;
      if (random.nextInt(20) > 0) {
        bars.add(new HealthBar(date, Instant.EPOCH, close, random.nextInt(10) > 0));
      }
    }
    return bars;
  }
}
