package org.alluvium.flows.strategy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.BookMetrics;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.forecast.DirectionAccuracy;

/**
 * A strategy for programs: its trades as {@code strategy_trades.schema.json} has them, its numbers
 * as {@code strategy_summary.schema.json} does. A number that is missing is null.
 */
final class StrategyDocuments {
  private static final int VERSION = 1;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final StageContext context;
  private final double sessionsPerYear;

  StrategyDocuments(StageContext context, double sessionsPerYear) {
    this.context = context;
    this.sessionsPerYear = sessionsPerYear;
  }

  JsonNode trades(StrategyResult result) {
    ObjectNode document = head(result);
    ArrayNode trades = document.putArray("trades");
    for (TradeRecord trade : result.trades()) {
      ObjectNode one = trades.addObject();
      one.put("decided", trade.asked().decided().toString());
      one.put("side", trade.asked().side());
      one.put("tier", trade.asked().tier().orElse(null));
      put(one, "forecast", trade.asked().forecast());
      put(one, "size_multiplier", trade.asked().sizeMultiplier());
      put(one, "leverage", trade.asked().leverage());
      one.put("entered", trade.entry().date().toString());
      put(one, "entry_price", trade.entry().price());
      put(one, "stop_price", trade.entry().stop());
      put(one, "target_price", trade.entry().target());
      one.put("resolution", trade.entry().resolution());
      one.set("worst", end(trade.worst()));
      one.set("best", end(trade.best()));
    }
    return document;
  }

  /** Over all, or of the year that a result is of. */
  JsonNode summary(StrategyResult result, Integer year) {
    ObjectNode document = head(result);
    document.put("year", year);
    document.set("traded", performance(result.days().traded()));
    document.set("best_path", performance(result.days().bestPath()));
    put(document, "holding_return", result.holding());
    DirectionAccuracy directions = result.directions();
    ObjectNode direction = document.putObject("direction");
    direction.put("judged", directions.trials());
    put(direction, "accuracy", directions.trials() == 0 ? Double.NaN : directions.accuracy());
    ObjectNode decisions = document.putObject("decisions");
    result.verdicts().forEach(decisions::put);
    document.set("positions", positions(result.trades()));
    ObjectNode tiers = document.putObject("tiers");
    byTier(result.trades()).forEach((tier, own) -> tiers.set(tier, positions(own)));
    return document;
  }

  static NavigableMap<String, List<TradeRecord>> byTier(List<TradeRecord> trades) {
    NavigableMap<String, List<TradeRecord>> tiers = new TreeMap<>();
    trades.stream()
        .map(trade -> trade.asked().tier())
        .flatMap(Optional::stream)
        .distinct()
        .forEach(
            tier ->
                tiers.put(
                    tier,
                    trades.stream()
                        .filter(trade -> trade.asked().tier().filter(tier::equals).isPresent())
                        .toList()));
    return tiers;
  }

  private ObjectNode head(StrategyResult result) {
    ObjectNode head = NODES.objectNode();
    head.put("version", VERSION);
    head.put("run_id", context.runId());
    head.put("as_of", context.asOfDate().toString());
    head.put("profile", result.profile().id());
    head.put("strategy", result.profile().strategy().id());
    head.put("instrument", result.profile().instrument());
    return head;
  }

  private JsonNode performance(List<BookDay> days) {
    if (days.isEmpty()) {
      return NODES.nullNode();
    }
    ObjectNode performance = NODES.objectNode();
    performance.put("first", days.get(0).date().toString());
    performance.put("last", days.get(days.size() - 1).date().toString());
    BookMetrics.measure(days, sessionsPerYear).forEach((name, of) -> put(performance, name, of));
    return performance;
  }

  private static ObjectNode positions(List<TradeRecord> trades) {
    ObjectNode positions = NODES.objectNode();
    positions.put("count", trades.size());
    positions.put("certain", trades.stream().filter(TradeRecord::isCertain).count());
    positions.put("won", trades.stream().filter(t -> t.worst().positionReturn() > 0).count());
    put(positions, "mean_return", mean(trades.stream().map(TradeRecord::worst).toList()));
    put(positions, "mean_best_return", mean(trades.stream().map(TradeRecord::best).toList()));
    Map<String, Integer> reasons = new TreeMap<>();
    trades.forEach(trade -> reasons.merge(word(trade.worst()), 1, Integer::sum));
    ObjectNode byReason = positions.putObject("exits");
    reasons.forEach(byReason::put);
    return positions;
  }

  static double mean(List<TradeRecord.End> ends) {
    double sum = 0;
    for (TradeRecord.End end : ends) {
      sum += end.positionReturn();
    }
    return ends.isEmpty() ? Double.NaN : sum / ends.size();
  }

  private static ObjectNode end(TradeRecord.End end) {
    ObjectNode node = NODES.objectNode();
    node.put("date", end.date().toString());
    put(node, "price", end.price());
    node.put("reason", word(end));
    put(node, "return", end.positionReturn());
    return node;
  }

  static String word(TradeRecord.End end) {
    return end.reason().name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
