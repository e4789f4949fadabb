package org.alluvium.flows.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.SelectionOutcome;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Selections of a profile as rows of their tables, stamps apart. */
final class SelectionRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SleeveProfile profile;
  private final String lineage;
  private final List<Row> candidates = new ArrayList<>();
  private final List<Row> steps = new ArrayList<>();

  SelectionRows(SleeveProfile profile) {
    this.profile = profile;
    this.lineage = Lineage.ofBook(profile);
  }

  /** Takes in a decision. */
  void add(LocalDate session, Instant knownAt, SelectionOutcome outcome) {
    outcome.candidates().forEach(one -> candidates.add(row(session, knownAt, one)));
    for (int i = 0; i < outcome.steps().size(); i++) {
      steps.add(
          RowFactory.create(
              profile.id(), lineage, session, knownAt, i + 1, outcome.steps().get(i)));
    }
  }

  /** Rows of {@code gold.selections}. */
  List<Row> candidates() {
    return candidates;
  }

  /** Rows of {@code gold.selection_steps}. */
  List<Row> steps() {
    return steps;
  }

  /** Columns in the order of the table. */
  private Row row(LocalDate session, Instant knownAt, Candidate candidate) {
    return RowFactory.create(
        profile.id(),
        lineage,
        session,
        knownAt,
        candidate.symbol(),
        candidate.verdict().id(),
        candidate.stage(),
        candidate.step().map(step -> step.name().toLowerCase(Locale.ROOT)).orElse(null),
        candidate.reason(),
        candidate.side(),
        Double.isNaN(candidate.score()) ? null : candidate.score(),
        candidate.cluster() < 0 ? null : candidate.cluster(),
        evidence(candidate));
  }

  private static String evidence(Candidate candidate) {
    try {
      return JSON.writeValueAsString(candidate.evidence());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence of " + candidate.symbol(), e);
    }
  }
}
