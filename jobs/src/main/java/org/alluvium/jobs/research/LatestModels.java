package org.alluvium.jobs.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.training.ModelInForce;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.Forecasts;

/** What a profile's training left: the models in force and the latest forecasts, as of the run. */
final class LatestModels {
  private final DirectLakehouse lakehouse;
  private final ForecastProfile profile;
  private final RunPlan plan;

  LatestModels(DirectLakehouse lakehouse, ForecastProfile profile, RunPlan plan) {
    this.lakehouse = lakehouse;
    this.profile = profile;
    this.plan = plan;
  }

  /**
   * A line per model: its last refit and what it was fitted on.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when a row is not the model that was
   *     fitted
   */
  ResultTable models() {
    ResultTable table = ResultTable.of("model", "refits", "last fitted at", "rows", "settings");
    for (ModelInForce model : ModelInForce.of(lakehouse, profile, plan.asOf())) {
      table = table.row(model.id(), model.refits(), model.cutoff(), model.rows(), model.settings());
    }
    return table;
  }

  /** The forecasts of the last decision session, a line per instrument and model. */
  ResultTable forecasts() {
    RowFilter which =
        RowFilter.equalTo(Forecasts.STRATEGY, profile.strategy().id())
            .and(Forecasts.LINEAGE, Comparison.EQUAL, Lineage.of(profile))
            .and(Forecasts.KNOWN_AT, Comparison.AT_MOST, plan.asOf());
    List<Map<String, Object>> rows =
        lakehouse.read(Forecasts.SPEC, which).rows().stream()
            .sorted(Comparator.comparing(row -> (Instant) row.get(Forecasts.KNOWN_AT)))
            .toList();
    ResultTable table = ResultTable.of("decision", "symbol", "model", "sessions ahead", "forecast");
    if (rows.isEmpty()) {
      return table;
    }
    LocalDate last = (LocalDate) rows.get(rows.size() - 1).get(Forecasts.EVENT_DATE);
    List<Map<String, Object>> latest =
        rows.stream()
            .filter(row -> row.get(Forecasts.EVENT_DATE).equals(last))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> row) -> (String) row.get(Forecasts.SYMBOL))
                    .thenComparing(row -> (String) row.get(Forecasts.MODEL)))
            .toList();
    for (Map<String, Object> row : latest) {
      table =
          table.row(
              last,
              row.get(Forecasts.SYMBOL),
              row.get(Forecasts.MODEL),
              row.get(Forecasts.HORIZON),
              row.get(Forecasts.FORECAST));
    }
    return table;
  }
}
