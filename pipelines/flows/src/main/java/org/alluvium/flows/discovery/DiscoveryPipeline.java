package org.alluvium.flows.discovery;

import java.util.List;
import org.alluvium.flows.discovery.scan.Scanner;

/**
 * What discovery does: scanners in order, then filters in order.
 *
 * @param id name of its file in {@code conf/discovery}
 * @param scanners at least one, no id twice
 * @param filters applied to every candidate; the first that drops one counts it
 */
public record DiscoveryPipeline(String id, List<Scanner> scanners, List<CandidateFilter> filters) {
  public DiscoveryPipeline {
    scanners = List.copyOf(scanners);
    filters = List.copyOf(filters);
  }
}
