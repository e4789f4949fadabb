package org.alluvium.lakehouse.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event with which a run begins its ledger. It seals the run's configuration. A run that was
 * resumed began more than once, and the last beginning counts.
 *
 * @param flow what the run computes, for example {@code weekly}
 * @param jarDigest SHA-256 of the jar that began it, as the ledger says
 */
public record StartedEvent(String flow, String jarDigest) {
  static final String STARTED = "started";

  /** The event to append, once the configuration is in the run's folder. */
  public static AuditEvent of(
      RunFolder folder, String flow, Instant asOf, String parametersDigest) {
    Map<String, String> details = new TreeMap<>(SealedFiles.configuration(folder).digests());
    details.put("flow", flow);
    details.put("as_of", asOf.toString());
    return AuditEvent.of(AuditLedger.RUN_STAGE, STARTED)
        .withParametersDigest(parametersDigest)
        .withDetails(details);
  }

  /** The last beginning in a run's ledger, if it has one. */
  public static Optional<StartedEvent> read(RunFolder folder) {
    return LedgerEvents.last(folder.auditFile(), AuditLedger.RUN_STAGE, STARTED)
        .map(StartedEvent::parse);
  }

  private static StartedEvent parse(JsonNode event) {
    return new StartedEvent(
        event.path("details").path("flow").asText(), event.path("jar_digest").asText());
  }
}
