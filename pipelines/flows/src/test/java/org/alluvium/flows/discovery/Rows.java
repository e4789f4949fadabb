package org.alluvium.flows.discovery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.scan.FileScanner;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.flows.discovery.scan.Scanner;

/** Pipelines over lists of symbols that a test writes down. */
final class Rows {
  private Rows() {}

  /** What a pipeline makes of JSON lists, one per scanner, named a, b and so on. */
  static Discovered discovered(List<CandidateFilter> filters, String... lists) {
    List<Scanner> scanners = new ArrayList<>();
    List<List<Page>> pages = new ArrayList<>();
    for (String list : lists) {
      String id = String.valueOf((char) ('a' + scanners.size()));
      scanners.add(
          new FileScanner(new CandidateGate(id, "equity", "trend_" + id), Path.of(id + ".json")));
      pages.add(List.of(new Page(id + ".json", list.getBytes(StandardCharsets.UTF_8))));
    }
    return Discovered.of(new DiscoveryPipeline("test", scanners, filters), pages);
  }
}
