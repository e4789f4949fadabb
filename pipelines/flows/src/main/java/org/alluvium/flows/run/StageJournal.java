package org.alluvium.flows.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageListener;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.AuditEvent;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.run.TableState;

/** Writes what each stage did into the ledger and {@code ops.stage_runs}, and tells a person. */
public final class StageJournal implements StageListener {
  /** The event of a stage that ended well. */
  static final String COMPLETED = "completed";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS = 1000.0;

  private final RunId runId;
  private final Instant asOf;
  private final RunRecords records;
  private final AuditLedger ledger;
  private final Progress progress;
  private final List<Finished> finished = new ArrayList<>();

  /** One stage that ended well. */
  public record Finished(String stage, double seconds, StageResult result) {}

  StageJournal(
      RunId runId, Instant asOf, RunRecords records, AuditLedger ledger, Progress progress) {
    this.runId = runId;
    this.asOf = asOf;
    this.records = records;
    this.ledger = ledger;
    this.progress = progress;
  }

  /** The stages that ended so far, in order. */
  public List<Finished> finished() {
    return List.copyOf(finished);
  }

  @Override
  public void started(int position, int count, Stage stage) {
    records.recordStage(runId, asOf, StageOutcome.begun(stage.id()));
    progress.started(position, count, stage.id());
  }

  @Override
  public void finished(
      int position, int count, Stage stage, StageResult result, Duration duration) {
    double seconds = duration.toMillis() / MILLIS;
    ledger.append(
        AuditEvent.of(stage.id(), COMPLETED)
            .withInputs(result.inputs())
            .withOutputs(result.outputs())
            .withDuration(duration)
            .withDetails(Map.of("note", result.note())));
    records.recordStage(runId, asOf, outcome(stage.id(), result, seconds));
    finished.add(new Finished(stage.id(), seconds, result));
    progress.finished(
        position,
        count,
        new Progress.StepReport(
            stage.id(), seconds, result.rowsRead(), result.rowsWritten(), result.note()));
  }

  @Override
  public void failed(int position, int count, Stage stage, Exception cause, Duration duration) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    ledger.append(
        AuditEvent.of(stage.id(), "failed")
            .withDuration(duration)
            .withDetails(Map.of("reason", reason)));
    progress.failed(position, count, stage.id(), reason);
  }

  private static StageOutcome outcome(String stage, StageResult result, double seconds) {
    return new StageOutcome(
        stage,
        "",
        RunState.COMPLETE,
        OptionalLong.of(result.rowsRead()),
        OptionalLong.of(result.rowsWritten()),
        seconds,
        Optional.of(result.note()),
        Optional.of(json(result.inputs())),
        Optional.of(json(result.outputs())));
  }

  private static String json(List<TableState> states) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TableState state : states) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("table", state.table().toString());
      row.put("slice", state.slice());
      row.put("version", state.version());
      row.put("rows", state.rows());
      row.put("digest", state.digest());
      rows.add(row);
    }
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the tables of a stage", e);
    }
  }
}
