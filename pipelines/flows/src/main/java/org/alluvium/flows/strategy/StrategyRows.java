package org.alluvium.flows.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookRows;
import org.alluvium.flows.backtest.BookVintages;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Position;
import org.alluvium.kernels.execution.Exit;
import org.alluvium.kernels.execution.ExitRule;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.strategy.PositionOutcome;
import org.alluvium.kernels.strategy.PricePath;
import org.alluvium.kernels.strategy.TradeDecision;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of a strategy's tables, content columns in their order. */
final class StrategyRows {
  private final Book book;

  StrategyRows(Book book) {
    this.book = book;
  }

  /** Rows of {@code gold.strategy_decisions} made after an instant. */
  List<Row> decisions(List<Decided> decided, Instant since) {
    return decided.stream()
        .filter(one -> one.decidedAt() > Micros.of(since))
        .map(this::decision)
        .toList();
  }

  /** Rows of {@code gold.strategy_positions} that became known after an instant. */
  List<Row> positions(StrategyVintages vintages, Instant since) {
    return vintages.positions().stream()
        .filter(one -> one.knownAt() > Micros.of(since))
        .map(this::position)
        .toList();
  }

  /** Days, fills and positions of a book that became known after an instant. */
  static BookVintages days(Book book, StrategyVintages vintages, Instant since) {
    BookRows rows = new BookRows(book);
    List<Row> days = new ArrayList<>();
    List<Row> trades = new ArrayList<>();
    List<Row> positions = new ArrayList<>();
    for (StrategyVintages.Day day : vintages.days()) {
      if (day.knownAt() > Micros.of(since)) {
        Instant knownAt = Micros.instant(day.knownAt());
        days.add(rows.day(day.result(), knownAt, Optional.empty()));
        day.trades().forEach(trade -> trades.add(rows.trade(trade, knownAt)));
        held(day.result()).ifPresent(one -> positions.add(rows.positions(List.of(one), knownAt)));
      }
    }
    return new BookVintages(days, trades, positions);
  }

  /** What a strategy holds at a close, of its only instrument; the units are those of its fills. */
  private static Optional<Position> held(DailyResult day) {
    double weight = day.netExposure();
    return weight == 0
        ? Optional.empty()
        : Optional.of(new Position(day.day(), 0, Double.NaN, weight * day.nav(), weight));
  }

  private Row decision(Decided decided) {
    TradeDecision decision = decided.decision();
    Optional<Confidence> confidence = decision.trust().map(TradeDecision.Trust::confidence);
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(decided.day()),
        Micros.instant(decided.decidedAt()),
        book.assets().get(0),
        word(decision.verdict()),
        number(decision.forecast()),
        decided.models().toArray(String[]::new),
        decision.side().map(StrategyRows::word).orElse(null),
        confidence.map(Confidence::agreement).map(StrategyRows::number).orElse(null),
        confidence.map(Confidence::magnitude).map(StrategyRows::number).orElse(null),
        confidence.map(Confidence::consistency).map(StrategyRows::number).orElse(null),
        decision.trust().map(trust -> word(trust.tier())).orElse(null),
        decision.size().multiplier(),
        number(decision.size().volatility()),
        number(decision.size().leverage()),
        decision.weight(),
        number(decision.levels().hardStop()),
        number(decision.levels().takeProfit()));
  }

  private Row position(StrategyVintages.Entered entered) {
    PositionOutcome outcome = entered.outcome();
    int sign = outcome.plan().side().sign();
    ExitRule rule = outcome.plan().rule();
    Exit worst = outcome.exit(PricePath.WORST);
    Exit best = outcome.exit(PricePath.BEST);
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(outcome.plan().decidedOn()),
        Micros.instant(entered.knownAt()),
        book.assets().get(0),
        word(outcome.plan().side()),
        outcome.plan().weight(),
        LocalDate.ofEpochDay(outcome.entryDay()),
        outcome.entryPrice(),
        outcome.entryPrice() * (1 - sign * rule.hardStop()),
        number(outcome.entryPrice() * (1 + sign * rule.takeProfit())),
        word(outcome.resolution()),
        LocalDate.ofEpochDay(outcome.exitDay(PricePath.WORST)),
        worst.price(),
        word(worst.reason()),
        worst.positionReturn(),
        LocalDate.ofEpochDay(outcome.exitDay(PricePath.BEST)),
        best.price(),
        word(best.reason()),
        best.positionReturn(),
        worst.missingBars());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
