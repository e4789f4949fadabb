package org.alluvium.flows.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.LedgerEvents;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.TableState;

/**
 * Computes a run again from its own folder, in a lakehouse of its own, and compares the digest of
 * every output with the one in the run's ledger.
 */
public final class Replay {
  private final UnchangedRun recorded;
  private final RunFolder folder;
  private final RunEnvironment environment;

  public Replay(UnchangedRun recorded, RunEnvironment environment) {
    this.recorded = recorded;
    this.folder = recorded.folder();
    this.environment = environment;
  }

  /**
   * One output: what the ledger says and what came out now.
   *
   * @param output table and slice
   */
  public record Compared(String output, String recorded, String replayed) {
    public boolean equal() {
      return recorded.equals(replayed);
    }
  }

  /**
   * Replays the stages.
   *
   * @param root an empty folder for the lakehouse of the replay
   * @return every recorded output with a digest, compared
   */
  public List<Compared> run(RunPlan plan, List<Stage> stages, Path root) {
    recorded.snapshot().restore(root);
    Lakehouse lakehouse =
        Lakehouse.open(
            environment.session().get(),
            root.toString(),
            "replay-" + folder.runId(),
            environment.clock());
    StageContext context =
        new StageContext(lakehouse, plan.asOfDate(), plan.asOf(), "replay-" + folder.runId());
    Map<String, String> replayed = new TreeMap<>();
    int position = 1;
    for (Stage stage : stages) {
      environment.progress().started(position, stages.size(), stage.id());
      long start = System.nanoTime();
      StageResult result = stage.run(context);
      result.outputs().forEach(o -> replayed.put(name(o), o.digest()));
      double seconds = (System.nanoTime() - start) / 1e9;
      environment
          .progress()
          .finished(
              position++,
              stages.size(),
              new Progress.StepReport(
                  stage.id(), seconds, result.rowsRead(), result.rowsWritten(), result.note()));
    }
    List<Compared> compared = new ArrayList<>();
    digests(stages)
        .forEach(
            (output, digest) ->
                compared.add(
                    new Compared(output, digest, replayed.getOrDefault(output, "missing"))));
    return compared;
  }

  /** Digests of the outputs of these stages, as the ledger has them. */
  private Map<String, String> digests(List<Stage> stages) {
    Map<String, String> digests = new TreeMap<>();
    for (Stage stage : stages) {
      LedgerEvents.of(folder.auditFile(), stage.id(), StageJournal.COMPLETED).stream()
          .flatMap(event -> event.path("outputs").valueStream())
          .forEach(output -> digests.put(name(output), output.path("digest").asText()));
    }
    return digests;
  }

  private static String name(JsonNode output) {
    return name(output.path("table").asText(), output.path("slice").asText());
  }

  private static String name(TableState state) {
    return name(state.table().toString(), state.slice());
  }

  private static String name(String table, String slice) {
    return slice.isEmpty() ? table : table + " where " + slice;
  }
}
