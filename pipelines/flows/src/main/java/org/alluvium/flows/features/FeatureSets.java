package org.alluvium.flows.features;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.Alpha158;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.kernels.feature.liquidity.Liquidity;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.feature.spectral.Spectral;
import org.alluvium.kernels.feature.technicals.Technicals;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The feature sets that there are, by id. Adding one is its class and one line here. */
public final class FeatureSets {
  /** Id of the set whose columns are configured. */
  public static final String MACRO = MacroFeatures.ID;

  static final String EVERY_ROW = "true";
  private static final Map<String, FeatureSchema> SETS = new LinkedHashMap<>();

  static {
    register(Alpha158.ofQlibDefinitions());
    register(Technicals.ofTaLibDefinitions());
    register(Liquidity.ofDailyBars());
    register(Spectral.ofDailyReturns());
    register(MacroFeatures.ofBundledSeries());
  }

  private FeatureSets() {}

  /** Ids of all sets, in their order here. */
  public static List<String> ids() {
    return List.copyOf(SETS.keySet());
  }

  /** Whether there is a set with this id. */
  public static boolean has(String id) {
    return SETS.containsKey(id);
  }

  /** The set with this id, with its default columns where they can be configured. */
  public static FeatureSchema named(String id) {
    FeatureSchema set = SETS.get(id);
    if (set == null) {
      throw FlowErrors.unknownFeatureSet(id, SETS.keySet());
    }
    return set;
  }

  /** The table that holds the set with this id, with its default columns. */
  public static TableSpec table(String id) {
    return table(named(id));
  }

  /** The set with this id as a resolved configuration defines it. */
  public static FeatureSchema configured(String id, JsonNode configuration) {
    return id.equals(MACRO) ? MacroConfiguration.read(configuration) : named(id);
  }

  /** The sets with these ids as a resolved configuration defines them. */
  public static List<FeatureSchema> configured(List<String> ids, JsonNode configuration) {
    return ids.stream().map(id -> configured(id, configuration)).toList();
  }

  /** Names of the features of a set as a resolved configuration defines it. */
  public static List<String> features(String id, JsonNode configuration) {
    return configured(id, configuration).names();
  }

  /** The set of bars with this id. */
  static FeatureSet ofBars(String id) {
    return (FeatureSet) named(id);
  }

  /** What computes the rows of a set. */
  static FeatureComputation computation(FeatureSchema set, TradingCalendars calendars) {
    return set instanceof MacroFeatures macro
        ? new MacroComputation(macro, calendars)
        : new BarFeatures(ofBars(set.id()));
  }

  /** The backfill of a set of bars, by one function of each symbol's series. */
  public static VintageBackfill<SeriesBlock> backfill(FeatureSet set) {
    return VintageBackfill.ofBlocks(table(set), EVERY_ROW, new FeatureEvaluation(set.id()));
  }

  /** The table that holds a set. */
  public static TableSpec table(FeatureSchema set) {
    return Features.of(set.id(), set.names());
  }

  /** The tables of all sets. */
  public static List<TableSpec> tables() {
    return SETS.values().stream().map(FeatureSets::table).toList();
  }

  private static void register(FeatureSchema set) {
    SETS.put(set.id(), set);
  }
}
