package org.alluvium.flows.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.discovery.candidate.Candidate;

/**
 * Writes what was discovered as the JSON document of an export.
 *
 * @param runId the run
 * @param asOf its instant
 * @param profile that it is for, if for one
 */
record ExportDocument(String runId, Instant asOf, Optional<String> profile) {
  private static final int VERSION = 1;

  ObjectNode of(Discovered discovered) {
    ObjectNode document = ExportedCandidates.JSON.createObjectNode();
    document.put("version", VERSION);
    document.put("run_id", runId);
    document.put("pipeline", discovered.pipeline().id());
    document.put("profile", profile.orElse(null));
    document.put("as_of", asOf.toString());
    put(document.putObject("totals"), discovered.totals());
    ArrayNode scanners = document.putArray("scanners");
    discovered.scans().forEach(scan -> put(scanners.addObject(), discovered, scan));
    ArrayNode candidates = document.putArray("candidates");
    discovered.candidates().forEach(candidate -> put(candidates.addObject(), candidate));
    return document;
  }

  private static void put(ObjectNode into, Discovered discovered, ScreenedScan scan) {
    into.put("id", scan.scan().scanner().id());
    into.put("kind", scan.scan().scanner().kind());
    into.put("sha256", scan.scan().digest());
    into.put("batch_id", scan.scan().batchId(discovered.pipeline().id()));
    put(into.putObject("totals"), scan.totals());
    put(into.putObject("refused_by_rule"), scan.refusedByRule());
  }

  private void put(ObjectNode into, Candidate candidate) {
    into.put("symbol", candidate.symbol().toString());
    into.put("exchange", candidate.symbol().exchange());
    into.put("type", candidate.type());
    into.put("profile", profile.orElse(null));
    into.put("strategy", candidate.strategy());
    into.put("scanner", candidate.scanner());
    into.put("row_no", candidate.number());
    ObjectNode metadata = into.putObject("metadata");
    candidate.fields().forEach(metadata::set);
  }

  private static void put(ObjectNode into, CandidateTotals totals) {
    into.put("scanned", totals.scanned());
    into.put("accepted", totals.accepted());
    into.put("refused", totals.refused());
    put(into.putObject("filtered"), totals.filtered());
    into.put("duplicates", totals.duplicates());
  }

  private static void put(ObjectNode into, Map<String, Long> counts) {
    counts.forEach(into::put);
  }
}
