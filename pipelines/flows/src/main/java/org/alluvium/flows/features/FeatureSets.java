package org.alluvium.flows.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.feature.Alpha158;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.kernels.feature.liquidity.Liquidity;
import org.alluvium.kernels.feature.spectral.Spectral;
import org.alluvium.kernels.feature.technicals.Technicals;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;

/** The feature sets that there are, by id. Adding one is its class and one line here. */
public final class FeatureSets {
  private static final Map<String, FeatureSet> SETS = new LinkedHashMap<>();

  static {
    register(Alpha158.ofQlibDefinitions());
    register(Technicals.ofTaLibDefinitions());
    register(Liquidity.ofDailyBars());
    register(Spectral.ofDailyReturns());
  }

  private FeatureSets() {}

  /** Whether there is a set with this id. */
  public static boolean has(String id) {
    return SETS.containsKey(id);
  }

  /** The set with this id. */
  public static FeatureSet named(String id) {
    FeatureSet set = SETS.get(id);
    if (set == null) {
      throw FlowErrors.unknownFeatureSet(id, SETS.keySet());
    }
    return set;
  }

  /** Names of the features of the set with this id. */
  public static List<String> features(String id) {
    return named(id).names();
  }

  /** The table that holds the set with this id. */
  public static TableSpec table(String id) {
    return table(named(id));
  }

  /** The table that holds a set. */
  public static TableSpec table(FeatureSet set) {
    return Features.of(set.id(), set.names());
  }

  /** The tables of all sets. */
  public static List<TableSpec> tables() {
    return SETS.values().stream().map(FeatureSets::table).toList();
  }

  private static void register(FeatureSet set) {
    SETS.put(set.id(), set);
  }
}
