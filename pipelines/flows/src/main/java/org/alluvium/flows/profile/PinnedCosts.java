package org.alluvium.flows.profile;

import com.fasterxml.jackson.databind.JsonNode;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * A cost model as its file has it. A version of a model is pinned by a digest of what it charges:
 * the same version with other values is refused, so that a version means one thing for ever.
 */
final class PinnedCosts {
  private static final int HEX_DIGITS = 12;

  private PinnedCosts() {}

  /** Reads a model; one without a digest is not pinned. */
  static CostModel read(String id, JsonNode node) {
    CostModel model =
        new CostModel(
            id + " version " + node.path("version").asInt(),
            node.path("commission_bps").asDouble(),
            node.path("half_spread_bps").asDouble(),
            node.path("impact_coefficient").asDouble(),
            node.path("borrow_annual").asDouble());
    String pinned = node.path("digest").asText();
    String actual = digest(model);
    if (!pinned.isEmpty() && !pinned.equals(actual)) {
      throw FlowErrors.costsChanged(id, node.path("version").asInt(), pinned, actual);
    }
    return model;
  }

  /** Of the version and everything that is charged. */
  static String digest(CostModel model) {
    String text =
        "%s commission %s half spread %s impact %s borrow %s"
            .formatted(
                model.version(),
                model.commissionBasisPoints(),
                model.halfSpreadBasisPoints(),
                model.impactCoefficient(),
                model.annualBorrow());
    return Sha256.of(text).substring(0, HEX_DIGITS);
  }
}
