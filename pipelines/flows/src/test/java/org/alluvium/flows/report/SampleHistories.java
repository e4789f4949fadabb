package org.alluvium.flows.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.TradeHistory;
import org.alluvium.flows.report.model.WeightHistory;

/** Made-up net asset values, weights and fills of seven years. */
final class SampleHistories {
  static final int SESSIONS = 1_820;
  static final LocalDate START = LocalDate.of(2010, 11, 15);
  private final Random random;
  private final DateAxis dates = sessions();

  SampleHistories(Random random) {
    this.random = random;
  }

  DateAxis dates() {
    return dates;
  }

  private static DateAxis sessions() {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = START; days.size() < SESSIONS; day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.add(day);
      }
    }
    return DateAxis.of(days.toArray(LocalDate[]::new));
  }

  NavHistory nav(double drift, String market) {
    return new NavHistory(
        dates,
        path(drift, 0.006),
        List.of(
            new NavHistory.Alternative("equal weight, same names", path(0.0003, 0.009)),
            new NavHistory.Alternative("equal weight, whole universe", path(0.0002, 0.008))),
        new NavHistory.MarketLine(market, path(0.00035, 0.0095)));
  }

  Series path(double drift, double volatility) {
    double[] values = new double[SESSIONS];
    double value = 1;
    for (int i = 0; i < SESSIONS; i++) {
      values[i] = value;
      value *= 1 + drift + volatility * random.nextGaussian();
    }
    return Series.of(values);
  }

  WeightHistory weights(List<String> names, int longSign) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i += 5) {
      days.add(dates.at(i));
    }
    List<WeightHistory.Weights> weights = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      double[] values = new double[days.size()];
      double level = (s % 3 == 2 ? -0.3 : 0.6) * longSign / names.size();
      for (int i = 0; i < values.length; i++) {
        values[i] = level * (1 + 0.5 * Math.sin(i / 40.0 + s)) + 0.004 * random.nextGaussian();
      }
      weights.add(new WeightHistory.Weights(names.get(s), Series.of(values)));
    }
    return new WeightHistory(DateAxis.of(days.toArray(LocalDate[]::new)), weights);
  }

  /** 1,312 fills: 862 old ones, 400 small ones, and the last fifty. */
  TradeHistory trades() {
    List<TradeHistory.Trade> trades = new ArrayList<>();
    for (int i = 0; i < 1_262; i++) {
      trades.add(
          new TradeHistory.Trade(
              START,
              START.plusDays(1),
              "NASDAQ:OLD",
              TradeHistory.Side.BUY,
              new TradeHistory.Fill(
                  Figure.of(i < 862 ? 0.01 : 0.0001),
                  Figure.of(50),
                  Figure.of(0.00001),
                  Figure.missing("the position is still open"))));
    }
    trades.addAll(lastTrades());
    return new TradeHistory(trades);
  }

  private List<TradeHistory.Trade> lastTrades() {
    List<TradeHistory.Trade> trades = new ArrayList<>();
    for (int i = 0; i < TradeHistory.SHOWN; i++) {
      LocalDate decided = dates.at(SESSIONS - 2 - i / 5 * 5);
      trades.add(
          new TradeHistory.Trade(
              decided,
              decided.plusDays(1),
              i == 3
                  ? SampleReport.HOSTILE
                  : "NASDAQ:" + SampleReport.SYMBOLS.get(i % SampleReport.SYMBOLS.size()),
              i % 3 == 0 ? TradeHistory.Side.SELL : TradeHistory.Side.BUY,
              new TradeHistory.Fill(
                  Figure.of(0.004 + 0.02 * random.nextDouble()),
                  Figure.of(20 + 900 * random.nextDouble()),
                  Figure.of(0.00002 * random.nextDouble()),
                  i % 4 == 0
                      ? Figure.missing("the position is still open")
                      : Figure.of(0.02 * random.nextGaussian()))));
    }
    return trades;
  }
}
