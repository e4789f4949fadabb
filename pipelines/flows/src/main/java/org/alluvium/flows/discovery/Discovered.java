package org.alluvium.flows.discovery;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.discovery.ScreenedScan.RefusedRow;
import org.alluvium.flows.discovery.candidate.Candidate;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.flows.discovery.scan.Scanner;

/**
 * What a pipeline found.
 *
 * @param scans one per scanner, in the order of the pipeline
 */
record Discovered(DiscoveryPipeline pipeline, List<ScreenedScan> scans) {
  private static final int SHOWN = 3;

  Discovered {
    scans = List.copyOf(scans);
  }

  /** Screens what the scanners of a pipeline received, in their order. */
  static Discovered of(DiscoveryPipeline pipeline, List<List<Page>> received) {
    Screening screening = new Screening(pipeline.filters());
    List<ScreenedScan> scans = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      Scanner scanner = pipeline.scanners().get(i);
      scans.add(screening.screen(Scan.of(scanner, received.get(i))));
    }
    return new Discovered(pipeline, scans);
  }

  List<Candidate> candidates() {
    return scans.stream().flatMap(scan -> scan.accepted().stream()).toList();
  }

  CandidateTotals totals() {
    return scans.stream()
        .map(ScreenedScan::totals)
        .reduce(CandidateTotals::plus)
        .orElseThrow(() -> new IllegalArgumentException("a pipeline has scanners"));
  }

  /**
   * Fails where the run has to: a malformed candidate when strict, or no candidate at all.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException of category DATA_CHECK
   */
  void require(Strictness strictness) {
    CandidateTotals totals = totals();
    if (strictness == Strictness.STRICT && totals.refused() > 0) {
      throw DiscoveryErrors.malformedCandidates(pipeline.id(), totals.refused(), firstReasons());
    }
    if (totals.accepted() == 0) {
      throw DiscoveryErrors.noCandidates(pipeline.id(), totals);
    }
  }

  private List<String> firstReasons() {
    return scans.stream()
        .flatMap(scan -> scan.refused().stream().map(row -> reason(scan, row)))
        .limit(SHOWN)
        .toList();
  }

  private static String reason(ScreenedScan scan, RefusedRow row) {
    return "%s row %d: %s"
        .formatted(scan.scan().scanner().id(), row.row().number(), row.refusal().reason());
  }
}
