package org.alluvium.flows.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.trials.SearchedStudy;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;

/**
 * What is on record of the study of a plan.
 *
 * @param searched what it searches; empty when it was never started
 * @param trials that were started, in order
 * @param outcomes of those that ended, by id
 */
public record StudyRecord(
    Optional<SearchedStudy> searched, List<Trial> trials, Map<String, TrialOutcome> outcomes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 60;

  /**
   * Reads it, without Spark.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when a study of the name is there that
   *     the plan cannot go on with
   */
  public static StudyRecord of(SweepPlan plan, TrialTables tables) {
    String study = plan.study().name();
    Optional<SearchedStudy> searched = tables.searched(study);
    List<Trial> trials = tables.ofStudy(study);
    if (searched.isEmpty() && !trials.isEmpty()) {
      throw SweepErrors.declaredStudy(study);
    }
    searched.ifPresent(stored -> requireSame(stored, plan));
    if (trials.size() > plan.trials()) {
      throw SweepErrors.fewerTrials(study, trials.size(), plan.trials());
    }
    return new StudyRecord(searched, trials, tables.outcomes(study));
  }

  /** Trials of the plan that have not ended, started or not. */
  public long missing(SweepPlan plan) {
    return plan.trials() - outcomes.size();
  }

  private static void requireSame(SearchedStudy stored, SweepPlan plan) {
    if (!stored.definition().equals(plan.definition())) {
      throw SweepErrors.otherDefinition(
          plan.study().name(), differences(stored.definition(), plan.definition()));
    }
  }

  private static List<String> differences(String stored, String now) {
    try {
      JsonNode before = JSON.readTree(stored);
      JsonNode after = JSON.readTree(now);
      Set<String> keys = new TreeSet<>();
      before.fieldNames().forEachRemaining(keys::add);
      after.fieldNames().forEachRemaining(keys::add);
      List<String> differences = new ArrayList<>();
      keys.stream()
          .filter(key -> !before.path(key).equals(after.path(key)))
          .forEach(
              key ->
                  differences.add(
                      "%s was %s, is now %s"
                          .formatted(key, shown(before.path(key)), shown(after.path(key)))));
      return differences;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read the definition of a study", e);
    }
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "absent" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
