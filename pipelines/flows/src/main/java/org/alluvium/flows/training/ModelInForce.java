package org.alluvium.flows.training;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.Models;

/**
 * A model that forecasts now, and how it came to be.
 *
 * @param id model, as {@code ridge}
 * @param refits how often it was fitted
 * @param cutoff of the last fit
 * @param rows that this fit learned from
 * @param settings of this fit, as JSON
 */
public record ModelInForce(String id, int refits, Instant cutoff, long rows, String settings) {
  /**
   * The models of a profile, by name, as they were at an instant. Every fit is held to its digest.
   * No Spark starts.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when a row is not the model that was
   *     fitted
   */
  public static List<ModelInForce> of(
      DirectLakehouse lakehouse, ForecastProfile profile, Instant asOf) {
    RowFilter which =
        RowFilter.equalTo(Models.STRATEGY, profile.strategy().id())
            .and(Models.LINEAGE, Comparison.EQUAL, Lineage.of(profile))
            .and(Models.CUTOFF, Comparison.AT_MOST, asOf);
    Map<String, ModelInForce> inForce = new TreeMap<>();
    lakehouse.read(Models.SPEC, which).rows().stream()
        .sorted(Comparator.comparing((Map<String, Object> row) -> cutoff(row)))
        .forEach(
            row -> {
              ModelRows.model(row, profile.strategy().features());
              inForce.merge((String) row.get(Models.MODEL), first(row), ModelInForce::then);
            });
    return List.copyOf(inForce.values());
  }

  private static ModelInForce first(Map<String, Object> row) {
    return new ModelInForce(
        (String) row.get(Models.MODEL),
        1,
        cutoff(row),
        (Long) row.get(Models.ROWS),
        (String) row.get(Models.SETTINGS));
  }

  private ModelInForce then(ModelInForce next) {
    return new ModelInForce(id, refits + 1, next.cutoff, next.rows, next.settings);
  }

  private static Instant cutoff(Map<String, Object> row) {
    return (Instant) row.get(Models.CUTOFF);
  }
}
