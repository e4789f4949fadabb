package org.alluvium.flows.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * Digest of everything that determines a result besides the data: two runs of one lineage continue
 * each other; any change of configuration or of a formula's version starts a new one.
 */
public final class Lineage {
  /** Raised by hand when training, portfolio or backtest code changes what it computes. */
  public static final int VERSION = 4;

  private static final int HEX_DIGITS = 12;
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true).build();

  private Lineage() {}

  /** Lineage of the forecasts of a strategy over a universe. */
  public static String of(ForecastProfile profile) {
    return digest(forecasting(profile));
  }

  /**
   * Lineage of the book of a sleeve: its forecasts and regimes, how it selects, how that becomes
   * weights, and what trading costs.
   */
  public static String ofBook(SleeveProfile profile) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("version", VERSION);
    parts.put("forecasts", profile.forecasting().map(Lineage::of).orElse(""));
    parts.put("regime", profile.decisions().regime());
    parts.put("market", profile.market());
    parts.put("calendar", profile.calendar());
    parts.put("selection", profile.decisions().selection().stages());
    parts.put("features", featureVersions(profile));
    parts.put("universe", profile.universe());
    parts.put("portfolio", profile.portfolio());
    parts.put("costs", profile.costs());
    parts.put("fill", profile.fill());
    parts.put("capital", profile.capital());
    return digest(parts);
  }

  /** Lineage of the book of a strategy: its forecasts, what it does with them, and the costs. */
  public static String ofExecution(StrategyProfile profile) {
    Map<String, Object> parts = forecasting(profile);
    parts.put("execution", profile.execution());
    parts.put("costs", profile.costs());
    parts.put("capital", profile.capital());
    return digest(parts);
  }

  /** Lineage of a meta-portfolio: its own configuration and the lineages of its sleeves. */
  public static String ofMeta(MetaProfile meta, List<String> sleeveLineages) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("version", VERSION);
    parts.put("meta", meta);
    parts.put("sleeves", sleeveLineages);
    return digest(parts);
  }

  /**
   * Literal predicate for the rows of one lineage of a profile, in every table of decisions and
   * books.
   */
  public static String slice(String profile, String lineage) {
    return "profile = '%s' and lineage = '%s'".formatted(profile, lineage);
  }

  private static Map<String, Object> forecasting(ForecastProfile profile) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("version", VERSION);
    parts.put("strategy", profile.strategy());
    parts.put("features", FeatureSets.named(profile.strategy().featureSet()).version());
    parts.put("universe", profile.universe());
    parts.put("calendar", profile.calendar());
    parts.put("basis", profile.fill());
    return parts;
  }

  private static Map<String, Object> featureVersions(SleeveProfile profile) {
    Map<String, Object> versions = new TreeMap<>();
    profile.featureSets().forEach(set -> versions.put(set, FeatureSets.named(set).version()));
    return versions;
  }

  private static String digest(Map<String, Object> parts) {
    try {
      return Sha256.of(CANONICAL.writeValueAsString(parts)).substring(0, HEX_DIGITS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot digest a lineage: " + e.getMessage(), e);
    }
  }
}
