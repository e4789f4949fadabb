package org.alluvium.flows.report.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;

/**
 * A sleeve in numbers, as {@code forecast_summary.schema.json} has it: its performance and its
 * models, over all or in one year. A number that is missing is null.
 */
final class ForecastSummary {
  private static final int VERSION = 1;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ReportModel model;
  private final SleeveReport sleeve;

  ForecastSummary(ReportModel model, SleeveReport sleeve) {
    this.model = model;
    this.sleeve = sleeve;
  }

  /** Over all sessions. */
  JsonNode whole() {
    ObjectNode summary = head();
    summary.putNull("year");
    summary.set("performance", performance());
    summary.set(
        "models",
        models(
            sleeve.forecasts().isPresent() ? sleeve.forecasts().value().leaderboard() : List.of()));
    return summary;
  }

  /** Of the decisions and sessions of a calendar year. */
  JsonNode of(int year) {
    ObjectNode summary = head();
    summary.put("year", year);
    summary.set(
        "performance",
        sleeve.portfolio().nav().isPresent()
            ? performance(sleeve.portfolio().nav().value(), year)
            : NODES.nullNode());
    summary.set(
        "models",
        models(
            sleeve.forecasts().isPresent()
                ? sleeve.forecasts().value().years().getOrDefault(year, List.of())
                : List.of()));
    return summary;
  }

  /** The years that it has forecasts or sessions of. */
  Set<Integer> years() {
    Set<Integer> years = new TreeSet<>();
    if (sleeve.forecasts().isPresent()) {
      years.addAll(sleeve.forecasts().value().years().keySet());
    }
    if (sleeve.portfolio().nav().isPresent()) {
      DateAxis dates = sleeve.portfolio().nav().value().dates();
      for (int i = 0; i < dates.size(); i++) {
        years.add(dates.at(i).getYear());
      }
    }
    return years;
  }

  /** A word of the report as a key of a document. */
  static String key(String words) {
    return words.replace(' ', '_');
  }

  private ObjectNode head() {
    ObjectNode head = NODES.objectNode();
    head.put("version", VERSION);
    head.put("run_id", model.run().runId());
    head.put("as_of", model.run().asOf().toString());
    head.put("profile", sleeve.name());
    Part<ForecastReport> forecasts = sleeve.forecasts();
    String none = null;
    head.put("strategy", forecasts.isPresent() ? forecasts.value().strategy() : none);
    head.put("decides", forecasts.isPresent() ? forecasts.value().decides() : none);
    return head;
  }

  private JsonNode performance() {
    SummaryRow row =
        model.summary().stream()
            .filter(one -> one.name().equals(sleeve.name()))
            .findFirst()
            .orElseThrow();
    if (!row.period().isPresent()) {
      return NODES.nullNode();
    }
    Performance earned = row.performance();
    ObjectNode performance = NODES.objectNode();
    performance.put("first", row.period().value().first().toString());
    performance.put("last", row.period().value().last().toString());
    put(performance, "sharpe", earned.sharpe());
    put(performance, "cagr", earned.cagr());
    put(performance, "max_drawdown", earned.maxDrawdown());
    put(performance, "turnover", earned.turnover());
    put(performance, "costs", earned.costs());
    performance.put("fills", sleeve.portfolio().trades().total());
    return performance;
  }

  private JsonNode performance(NavHistory nav, int year) {
    YearOfBook of = YearOfBook.of(nav, year);
    if (of.sessions() == 0) {
      return NODES.nullNode();
    }
    ObjectNode performance = NODES.objectNode();
    performance.put("first", of.first().toString());
    performance.put("last", of.last().toString());
    performance.put("total_return", of.totalReturn());
    performance.put("max_drawdown", of.maxDrawdown());
    performance.put(
        "fills",
        sleeve.portfolio().trades().trades().stream()
            .filter(trade -> trade.filled().getYear() == year)
            .count());
    return performance;
  }

  private static ArrayNode models(List<LeaderboardRow> rows) {
    ArrayNode models = NODES.arrayNode();
    for (LeaderboardRow row : rows) {
      ObjectNode one = models.addObject();
      one.put("model", row.model());
      one.put("horizon", row.horizonDays());
      one.put("forecasts", row.sample().forecasts());
      put(one, "direction_accuracy", row.accuracy().direction());
      put(one, "p_without_skill", row.accuracy().noSkill());
      put(one, "rmse", row.accuracy().rmse());
      put(one, "information_coefficient", row.accuracy().informationCoefficient());
      ObjectNode baselines = one.putObject("baselines");
      for (LeaderboardRow.Comparison comparison : row.comparisons()) {
        ObjectNode baseline = baselines.putObject(key(comparison.baseline()));
        put(baseline, "direction_edge", comparison.directionEdge());
        put(baseline, "rmse_ratio", comparison.rmseRatio());
      }
    }
    return models;
  }

  private static void put(ObjectNode node, String name, Estimate estimate) {
    put(node, name, estimate.value());
    put(node, name + "_low", estimate.low());
    put(node, name + "_high", estimate.high());
  }

  private static void put(ObjectNode node, String name, Figure figure) {
    node.put(name, figure.value());
  }
}
