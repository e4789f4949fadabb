package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * All that the report of one run shows.
 *
 * @param run which run, and how to replay it
 * @param summary one line per sleeve, the meta-portfolio last
 * @param sleeves the sleeves in the summary's order
 * @param meta the portfolio of sleeves; missing in a run of one profile
 * @param provenance where it all came from
 */
public record ReportModel(
    RunHeader run,
    List<SummaryRow> summary,
    List<SleeveReport> sleeves,
    Part<MetaReport> meta,
    Provenance provenance) {
  public ReportModel {
    Objects.requireNonNull(run, "run");
    summary = List.copyOf(summary);
    sleeves = List.copyOf(sleeves);
    Objects.requireNonNull(meta, "meta");
    Objects.requireNonNull(provenance, "provenance");
  }

  /**
   * @param health the state of each symbol's data
   * @param stages what ran, in order
   * @param lineage the inputs, with the versions that were read
   */
  public record Provenance(
      List<SymbolHealth> health, List<StageRow> stages, List<SealedTable> lineage) {
    public Provenance {
      health = List.copyOf(health);
      stages = List.copyOf(stages);
      lineage = List.copyOf(lineage);
    }
  }
}
