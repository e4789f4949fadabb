package org.alluvium.lakehouse.run;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened in a run and belongs in its ledger. Immutable.
 *
 * @param stage id of the stage, {@code run} for the run as a whole
 * @param event what happened: {@code started}, {@code completed}, {@code failed}, …
 * @param inputs tables read
 * @param outputs tables written
 * @param parametersDigest SHA-256 of the parameters, hex; empty text for none
 * @param duration how long it took, in whole milliseconds
 * @param details anything else, never a secret
 */
public record AuditEvent(
    String stage,
    String event,
    List<TableState> inputs,
    List<TableState> outputs,
    String parametersDigest,
    Duration duration,
    Map<String, String> details) {

  public AuditEvent {
    if (stage.isBlank() || event.isBlank()) {
      throw new IllegalArgumentException(
          "a ledger event needs a stage and an event, got '" + stage + "' and '" + event + "'");
    }
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** An event without tables, parameters, duration or details. */
  public static AuditEvent of(String stage, String event) {
    return new AuditEvent(stage, event, List.of(), List.of(), "", Duration.ZERO, Map.of());
  }

  public AuditEvent withInputs(List<TableState> tables) {
    return new AuditEvent(stage, event, tables, outputs, parametersDigest, duration, details);
  }

  public AuditEvent withOutputs(List<TableState> tables) {
    return new AuditEvent(stage, event, inputs, tables, parametersDigest, duration, details);
  }

  public AuditEvent withParametersDigest(String digest) {
    return new AuditEvent(stage, event, inputs, outputs, digest, duration, details);
  }

  public AuditEvent withDuration(Duration time) {
    return new AuditEvent(stage, event, inputs, outputs, parametersDigest, time, details);
  }

  public AuditEvent withDetails(Map<String, String> more) {
    return new AuditEvent(stage, event, inputs, outputs, parametersDigest, duration, more);
  }

  /** The event with its own details and these. */
  public AuditEvent withFurtherDetails(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(details);
    all.putAll(more);
    return withDetails(all);
  }
}
