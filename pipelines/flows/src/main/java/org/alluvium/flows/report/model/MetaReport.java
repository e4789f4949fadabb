package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * The portfolio of sleeves.
 *
 * @param nav its net asset values
 * @param sleeveNavs each sleeve's net asset value on the same dates
 * @param weights weights over time
 * @param alignment how the sleeves' dates were joined
 * @param evidence contributions, correlations and gates
 */
public record MetaReport(
    NavHistory nav,
    List<SleeveNav> sleeveNavs,
    MetaWeights weights,
    Alignment alignment,
    Evidence evidence) {
  public MetaReport {
    sleeveNavs = List.copyOf(sleeveNavs);
    sleeveNavs.forEach(s -> nav.dates().matches(s.nav(), "net asset value of " + s.name()));
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(alignment, "alignment");
    Objects.requireNonNull(evidence, "evidence");
  }

  /** A sleeve's net asset value on the common dates, 1 at the first. */
  public record SleeveNav(String name, Series nav) {}

  /**
   * @param sleeves weights of the sleeves
   * @param assets the same, flattened to the assets, shorts negative
   */
  public record MetaWeights(WeightHistory sleeves, Part<WeightHistory> assets) {}

  /**
   * @param engines its rule of weights first, then those that it is compared with
   * @param contributions each sleeve's share of return and of risk
   * @param correlations of the sleeves' daily net returns
   * @param gates the verdicts of the health, sign and stable-sum gates
   */
  public record Evidence(
      List<EngineRow> engines,
      List<Contribution> contributions,
      Part<Correlations> correlations,
      List<GateVerdict> gates) {
    public Evidence {
      engines = List.copyOf(engines);
      contributions = List.copyOf(contributions);
      gates = List.copyOf(gates);
    }
  }

  /**
   * @param name the sleeve
   * @param ofReturn contribution to the annual return, as a fraction of net asset value
   * @param ofRisk share of the variance, fractions that sum to 1
   */
  public record Contribution(String name, Figure ofReturn, Figure ofRisk) {}

  /**
   * @param gate what was tested
   * @param verdict the outcome
   * @param reason the numbers behind it
   */
  public record GateVerdict(String gate, Verdict verdict, String reason) {}

  public enum Verdict {
    PASSED,
    FAILED,
    ADVISORY
  }
}
