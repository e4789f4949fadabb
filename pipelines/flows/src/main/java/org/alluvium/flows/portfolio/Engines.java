package org.alluvium.flows.portfolio;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.portfolio.EqualWeight;
import org.alluvium.kernels.portfolio.HierarchicalRiskParity;
import org.alluvium.kernels.portfolio.InverseVolatility;
import org.alluvium.kernels.portfolio.PortfolioEngine;

/** The portfolio engines that there are, by the id that configuration uses. */
public final class Engines {
  /** The benchmark that holds the whole universe at equal weight; no profile can choose it. */
  public static final String EQUAL_UNIVERSE = "equal_universe";

  /** Equal weight over the parts that a profile holds. */
  public static final String EQUAL = "equal";

  private static final Map<String, Supplier<PortfolioEngine>> ENGINES = new TreeMap<>();

  static {
    ENGINES.put(EQUAL, EqualWeight::of);
    ENGINES.put("inverse_volatility", InverseVolatility::of);
    ENGINES.put("hrp", () -> HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.SCIPY_OPTIMAL));
  }

  private Engines() {}

  /** The engine with this id. */
  public static PortfolioEngine named(String profile, String id) {
    Supplier<PortfolioEngine> engine = ENGINES.get(id);
    if (engine == null) {
      throw FlowErrors.unknownEngine(profile, id, ENGINES.keySet());
    }
    return engine.get();
  }
}
