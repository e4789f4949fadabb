package org.alluvium.flows.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.alluvium.flows.error.ProfileErrors;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * A cost model as its file has it. A version of a model is pinned by a digest of what it charges:
 * one without a digest is refused, and so is the same version with other values, so that a version
 * means one thing for ever.
 */
public final class PinnedCosts {
  private static final int HEX_DIGITS = 12;

  private PinnedCosts() {}

  /** Reads a model that its digest fits. */
  static CostModel read(String id, JsonNode node) {
    problem(id, node)
        .ifPresent(
            problem -> {
              throw ProfileErrors.costsNotPinned(id, problem);
            });
    return model(id, node);
  }

  /** What is wrong with the digest of a model whose values are numbers, and which one is right. */
  public static Optional<String> problem(String id, JsonNode node) {
    String pinned = node.path("digest").asText();
    String actual = digest(model(id, node));
    int version = node.path("version").asInt();
    if (pinned.isEmpty()) {
      return Optional.of(
          "is missing: a digest pins what version %d charges; write \"digest\": \"%s\""
              .formatted(version, actual));
    }
    return pinned.equals(actual)
        ? Optional.empty()
        : Optional.of(
            "pins other values of version %d: it is %s, and that of the values given is %s; undo them, or raise version and set the digest that is then told"
                .formatted(version, pinned, actual));
  }

  private static CostModel model(String id, JsonNode node) {
    return new CostModel(
        id + " version " + node.path("version").asInt(),
        node.path("commission_bps").asDouble(),
        node.path("half_spread_bps").asDouble(),
        node.path("impact_coefficient").asDouble(),
        node.path("borrow_annual").asDouble());
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
