package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alluvium.flows.audit.canary.SelectionAgain;
import org.alluvium.flows.report.table.Digits;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.StageAddress;
import org.alluvium.jobs.output.ResultTable;

/** A stage with other parameters beside what the run had decided by its end. */
final class StageComparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StageAddress address;
  private final SelectionAgain.Compared compared;
  private final List<Candidate> stored;

  /**
   * @param stored what the lakehouse holds of the decision; empty where it holds nothing
   */
  StageComparison(StageAddress address, SelectionAgain.Compared compared, List<Candidate> stored) {
    this.address = address;
    this.compared = compared;
    this.stored = stored;
  }

  DecisionText text() {
    ResultTable table =
        ResultTable.of("symbol", "side", "score", "cluster", "verdict", "why", "in the run");
    ObjectNode document =
        JSON.createObjectNode()
            .put("run_id", address.runId())
            .put("profile", address.profile())
            .put("stage", address.stage())
            .put("decision", compared.date().toString());
    address.parameters().forEach(document.putObject("parameters")::put);
    compared.after().steps().forEach(document.putArray("steps")::add);
    ArrayNode candidates = document.putArray("candidates");
    int differing = 0;
    for (int i = 0; i < compared.after().candidates().size(); i++) {
      Candidate after = compared.after().candidates().get(i);
      Candidate before = compared.before().candidates().get(i);
      List<String> differences = differences(before, after);
      differing += differences.isEmpty() ? 0 : 1;
      table =
          table.row(
              after.symbol(),
              after.side(),
              Double.isNaN(after.score()) ? null : after.score(),
              cluster(after),
              after.verdict().id(),
              after.reason(),
              differences.isEmpty() ? null : String.join(", ", differences));
      ObjectNode candidate = document(after);
      candidate.set("in_run", document(before));
      candidates.add(candidate);
    }
    document.put("differing", differing);
    document.put(
        "stored", stored.isEmpty() ? "absent" : unlikeStored().isEmpty() ? "equal" : "differs");
    unlikeStored().forEach(document.putArray("unlike_stored")::add);
    return new DecisionText(table, remarks(differing), document);
  }

  private List<String> remarks(int differing) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        "%s on %s up to %s%s: %d of %d candidates differ from run %s"
            .formatted(
                address.profile(),
                compared.date(),
                address.stage(),
                address.parameters().isEmpty() ? "" : " with " + address.parameters(),
                differing,
                compared.after().candidates().size(),
                address.runId()));
    compared.after().steps().forEach(step -> remarks.add("  " + step));
    remarks.add("the run's own decision, computed again: " + besideStored());
    return remarks;
  }

  private String besideStored() {
    if (stored.isEmpty()) {
      return "the lakehouse holds nothing to compare it with";
    }
    List<String> unlike = unlikeStored();
    return unlike.isEmpty()
        ? "all %d candidates equal gold.selections, bit for bit".formatted(stored.size())
        : "gold.selections differs in " + String.join(", ", unlike);
  }

  /** Symbols of which the lakehouse does not hold what was computed, in order. */
  private List<String> unlikeStored() {
    if (stored.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            compared.decided().candidates().stream().filter(one -> !stored.contains(one)),
            stored.stream().filter(one -> !compared.decided().candidates().contains(one)))
        .map(Candidate::symbol)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> differences(Candidate before, Candidate after) {
    List<String> differences = new ArrayList<>();
    if (before.side() != after.side()) {
      differences.add("side " + before.side());
    }
    if (Double.compare(before.score(), after.score()) != 0) {
      differences.add(
          "score " + (Double.isNaN(before.score()) ? "none" : Digits.significant(before.score())));
    }
    if (before.cluster() != after.cluster()) {
      differences.add("cluster " + Objects.requireNonNullElse(cluster(before), "none"));
    }
    if (before.verdict() != after.verdict()) {
      differences.add(before.verdict().id() + " (" + before.reason() + ")");
    } else if (!before.reason().equals(after.reason())) {
      differences.add(before.reason());
    }
    return differences;
  }

  private static ObjectNode document(Candidate one) {
    return JSON.createObjectNode()
        .put("symbol", one.symbol())
        .put("side", one.side())
        .put("score", Double.isNaN(one.score()) ? null : one.score())
        .put("cluster", cluster(one))
        .put("verdict", one.verdict().id())
        .put("stage", one.stage())
        .put("reason", one.reason());
  }

  private static Integer cluster(Candidate one) {
    return one.cluster() < 0 ? null : one.cluster();
  }
}
