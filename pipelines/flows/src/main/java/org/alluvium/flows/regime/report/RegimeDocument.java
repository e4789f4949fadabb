package org.alluvium.flows.regime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.kernels.regime.ForwardReturns;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.regime.StateSpells;

/**
 * Reports as {@code regimes.schema.json} has them. A number that is missing is null.
 *
 * @param asOf logical date
 */
public record RegimeDocument(LocalDate asOf, List<RegimeReport> reports) {
  private static final int VERSION = 1;
  private static final List<String> QUANTILES =
      List.of("quantile_05", "quantile_25", "median", "quantile_75", "quantile_95");

  public RegimeDocument {
    reports = List.copyOf(reports);
  }

  /** The document. */
  public ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("version", VERSION);
    document.put("as_of", asOf.toString());
    ArrayNode profiles = document.putArray("profiles");
    for (RegimeReport report : reports) {
      ObjectNode profile = profiles.addObject();
      profile.put("profile", report.subject().profile());
      profile.put("market", report.subject().market());
      profile.put("lineage", report.subject().lineage());
      profile.put("first", report.rows().get(0).eventDate().toString());
      profile.put("sessions", report.rows().size());
      latest(profile.putObject("latest"), report.latest());
      ArrayNode groups = profile.putArray("groups");
      report.groups().forEach(group -> group(groups.addObject(), group));
      mixture(profile.putObject("mixture"), report.mixture());
    }
    return document;
  }

  private static void latest(ObjectNode node, RegimeRow row) {
    node.put("event_date", row.eventDate().toString());
    node.put("known_at", row.knownAt().toString());
    node.put("fitted_at", row.fittedAt().toString());
    node.put("quadrant", row.quadrant().map(Quadrant::name).orElse(null));
    put(node, "turbulent", row.turbulent());
    put(node, "volatility", row.volatility());
    put(node, "move", row.move());
  }

  private static void group(ObjectNode node, RegimeReport.Group group) {
    node.put("regime", group.name());
    node.put("sessions", group.sessions());
    ArrayNode forward = node.putArray("forward");
    for (ForwardReturns returns : group.forward()) {
      ObjectNode one = forward.addObject();
      one.put("sessions_ahead", returns.horizon());
      one.put("returns", returns.count());
      put(one, "win_rate", returns.winRate());
      one.put("separate_returns", returns.separate().count());
      one.put("separate_wins", returns.separate().wins());
      put(one, "win_rate_low_95", returns.separate().interval().lower());
      put(one, "win_rate_high_95", returns.separate().interval().upper());
      put(one, "mean", returns.mean());
      for (int i = 0; i < QUANTILES.size(); i++) {
        put(one, QUANTILES.get(i), returns.quantiles().get(i));
      }
    }
  }

  private static void mixture(ObjectNode node, MixtureComparison comparison) {
    node.put("sessions", comparison.markov().sessions());
    put(node, "agreement", comparison.agreement());
    spells(node.putObject("hidden_markov_model"), comparison.markov());
    spells(node.putObject("gaussian_mixture"), comparison.mixture());
  }

  private static void spells(ObjectNode node, StateSpells spells) {
    put(node, "turbulent_share", spells.turbulentShare());
    node.put("switches", spells.switches());
    put(node, "switches_per_year", spells.switchesPerYear());
    put(node, "mean_spell", spells.meanSpell());
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
