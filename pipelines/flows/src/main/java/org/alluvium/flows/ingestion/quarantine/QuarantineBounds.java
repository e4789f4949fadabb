package org.alluvium.flows.ingestion.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.alluvium.kernels.quarantine.QuarantineTerms;
import org.alluvium.lakehouse.tables.CorporateActions;

/**
 * When a daily bar is held back, as {@code conf/sources.json} declares it.
 *
 * @param ofClass largest absolute log return of a session that needs no proof, by asset class, or
 *     by feed, the exchange of its symbols
 * @param ofOthers the same for every other class
 * @param sessions sessions after a move that have to close within the bound of its level
 * @param agreement largest absolute log distance at which a second source agrees
 */
public record QuarantineBounds(
    Map<String, Double> ofClass, double ofOthers, int sessions, double agreement)
    implements Serializable {
  /** What holds where a file of sources says nothing. */
  public static final QuarantineBounds DEFAULT =
      new QuarantineBounds(
          Map.of(
              "equity", 0.60,
              "etf", 0.30,
              "crypto", 0.75,
              "stablecoin", 0.10,
              "fx", 0.10,
              "metal", 0.15,
              "USA_PIT", 100.0),
          0.75,
          2,
          0.01);

  public QuarantineBounds {
    ofClass = new HashMap<>(ofClass);
    ofClass.values().forEach(bound -> new QuarantineTerms(bound, sessions, agreement));
    new QuarantineTerms(ofOthers, sessions, agreement);
  }

  /** Reads the object {@code quarantine} of a file of sources. */
  public static QuarantineBounds parse(JsonNode node) {
    if (node.isMissingNode()) {
      return DEFAULT;
    }
    Map<String, Double> ofClass = new HashMap<>();
    node.path("bounds").properties().forEach(e -> ofClass.put(e.getKey(), e.getValue().asDouble()));
    return new QuarantineBounds(
        ofClass,
        node.path("other_bound").asDouble(DEFAULT.ofOthers),
        node.path("sessions").asInt(DEFAULT.sessions),
        node.path("agreement").asDouble(DEFAULT.agreement));
  }

  /** The terms of a symbol: those of its feed, where it has any, else of its asset class. */
  QuarantineTerms terms(String symbol, String assetClass) {
    String feed = CorporateActions.feed(symbol);
    return terms(ofClass.containsKey(feed) ? feed : assetClass);
  }

  /** The terms of an asset class or feed. */
  public QuarantineTerms terms(String assetClass) {
    return new QuarantineTerms(ofClass.getOrDefault(assetClass, ofOthers), sessions, agreement);
  }
}
