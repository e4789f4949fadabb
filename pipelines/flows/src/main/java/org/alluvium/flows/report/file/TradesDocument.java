package org.alluvium.flows.report.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.TradeHistory;

/** Every fill of a sleeve's book, as {@code trades.schema.json} has it. */
final class TradesDocument {
  private static final int VERSION = 1;

  private TradesDocument() {}

  static JsonNode of(RunHeader run, SleeveReport sleeve) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("version", VERSION);
    document.put("run_id", run.runId());
    document.put("as_of", run.asOf().toString());
    document.put("profile", sleeve.name());
    document.put(
        "strategy", sleeve.forecasts().isPresent() ? sleeve.forecasts().value().strategy() : null);
    ArrayNode trades = document.putArray("trades");
    for (TradeHistory.Trade trade : sleeve.portfolio().trades().trades()) {
      ObjectNode one = trades.addObject();
      one.put("decided", trade.decided().toString());
      one.put("filled", trade.filled().toString());
      one.put("symbol", trade.symbol());
      one.put("side", trade.side().name().toLowerCase(Locale.ROOT));
      one.put("weight", trade.size().weight().value());
      one.put("price", trade.size().price().value());
      one.put("cost", trade.size().cost().value());
      one.put("result", trade.size().result().value());
    }
    return document;
  }
}
