package org.alluvium.flows.features;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.feature.macro.Change;
import org.alluvium.kernels.feature.macro.Frequency;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.feature.macro.MacroSeries;

/**
 * Reads the series of the set {@code macro} out of a resolved configuration: the list {@code
 * features.macro.series}, or the bundled series where there is none.
 */
final class MacroConfiguration {
  private MacroConfiguration() {}

  /** The set that a configuration, which keeps its schema, defines. */
  static MacroFeatures read(JsonNode configuration) {
    JsonNode series = configuration.path("features").path("macro").path("series");
    if (series.isMissingNode()) {
      return MacroFeatures.ofBundledSeries();
    }
    try {
      List<MacroSeries> read = new ArrayList<>();
      series.forEach(one -> read.add(series(one)));
      return MacroFeatures.of(read);
    } catch (IllegalArgumentException e) {
      throw FlowErrors.macroSeriesUnusable(e.getMessage());
    }
  }

  private static MacroSeries series(JsonNode node) {
    List<Integer> lookBacks = new ArrayList<>();
    node.path("look_backs").forEach(n -> lookBacks.add(n.asInt()));
    return new MacroSeries(
        node.path("series").asText(),
        Frequency.valueOf(constant(node, "frequency")),
        Change.valueOf(constant(node, "change")),
        lookBacks,
        node.path("z_score_window").asInt());
  }

  private static String constant(JsonNode node, String key) {
    return node.path(key).asText().toUpperCase(Locale.ROOT);
  }
}
