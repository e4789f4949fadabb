package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Which engine made a sleeve's weights.
 *
 * @param engine the one that the profile names
 * @param decisions how many
 * @param answers by engine and reason, the most frequent first
 */
public record AllocationReport(String engine, int decisions, List<Answer> answers) {
  public AllocationReport {
    Objects.requireNonNull(engine, "engine");
    answers = List.copyOf(answers);
  }

  /**
   * Decisions that one engine answered for one reason.
   *
   * @param engine that answered; cash where nothing was selected
   * @param reason why it did, in words
   * @param latest session of the latest such decision
   */
  public record Answer(String engine, String reason, int decisions, LocalDate latest) {
    public Answer {
      Objects.requireNonNull(engine, "engine");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(latest, "latest");
    }
  }

  /** Decisions that the profile's own engine did not answer. */
  public int elsewhere() {
    return answers.stream()
        .filter(answer -> !answer.engine().equals(engine))
        .mapToInt(Answer::decisions)
        .sum();
  }
}
