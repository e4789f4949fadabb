package org.alluvium.flows.discovery;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people that discovery can show, but those of scanners. */
final class DiscoveryErrors {
  private DiscoveryErrors() {}

  static AlluviumException unknownPipeline(String id, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "--pipeline '%s' is unknown; conf/discovery has %s"
            .formatted(id, known.isEmpty() ? "no pipeline" : String.join(", ", known)));
  }

  static AlluviumException noUniverse(String universe, Instant asOf, Collection<String> known) {
    String has = known.isEmpty() ? "it has none yet" : "it has " + String.join(", ", known);
    return new AlluviumException(
        INPUT_MISSING,
        "silver.universe_membership has no universe '%s' known by %s; %s; run './alluvium ingest' first, or choose a later --as-of"
            .formatted(universe, asOf, has));
  }

  static AlluviumException malformedCandidates(String pipeline, long refused, List<String> first) {
    return new AlluviumException(
        DATA_CHECK,
        "discovery '%s' is strict and %d rows are no candidates: %s%s; all are in bronze.rejected_rows, correct them or leave --strict out"
            .formatted(
                pipeline, refused, String.join("; ", first), refused > first.size() ? "; …" : ""));
  }

  static AlluviumException noCandidates(String pipeline, CandidateTotals totals) {
    return new AlluviumException(
        DATA_CHECK,
        "discovery '%s' found no candidate: %d rows scanned, %d refused (see bronze.rejected_rows), filtered %s; loosen conf/discovery/%s.json or look at what its scanners read"
            .formatted(pipeline, totals.scanned(), totals.refused(), totals.filtered(), pipeline));
  }

  static AlluviumException totalsDiffer(
      long scanned, long accepted, long refused, long filtered, long duplicates) {
    return new AlluviumException(
        UNEXPECTED,
        "discovery: %d rows scanned are not %d accepted + %d refused + %d filtered + %d duplicates; this is a defect, please report it"
            .formatted(scanned, accepted, refused, filtered, duplicates));
  }

  static AlluviumException writtenDiffer(String table, long expected, long written) {
    return new AlluviumException(
        UNEXPECTED,
        "%s: %d rows were to be written and %d were; this is a defect, please report it"
            .formatted(table, expected, written));
  }

  static AlluviumException malformedExport(String what, List<String> problems) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is not as conf/schema/candidates.schema.json says: %s"
            .formatted(what, String.join("; ", problems)));
  }

  static AlluviumException noExport(Path folder) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s holds no export of candidates; name a run of 'discover' with --run-id ('./alluvium audit runs' lists them)"
            .formatted(folder));
  }

  static AlluviumException candidatesDiffer(String run, List<String> findings) {
    return new AlluviumException(
        DIFFERS,
        "candidates of run %s: %s; restore its folder or bronze.candidates from a copy, or discover again"
            .formatted(run, String.join("; ", findings)));
  }
}
