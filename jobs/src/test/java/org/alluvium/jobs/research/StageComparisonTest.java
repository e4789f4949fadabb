package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.audit.canary.SelectionAgain;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.selection.StageAddress;
import org.alluvium.flows.selection.Verdict;
import org.junit.jupiter.api.Test;

/** What is told of a stage with other parameters, and of the run's own decision. */
class StageComparisonTest {
  private static final Candidate FIRST = candidate("X:A", Verdict.WINNER, "rank 1", 0.75, 0);
  private static final Candidate SECOND = candidate("X:B", Verdict.NOT_CHOSEN, "rank 2", 0.5, -1);
  private static final StageAddress ADDRESS =
      StageAddress.parse("quant://selection/policy?run_id=R&profile=p&top=2");

  @Test
  void whatDiffersFromTheRunIsToldCandidateByCandidate() {
    Candidate chosen = candidate("X:B", Verdict.WINNER, "rank 2", 0.25, 1);
    DecisionText text = text(List.of(FIRST, chosen), List.of(FIRST, SECOND));

    assertThat(text.table().rows())
        .containsExactly(
            Arrays.asList("X:A", 1, 0.75, 0, "winner", "rank 1", null),
            Arrays.asList(
                "X:B",
                1,
                0.25,
                1,
                "winner",
                "rank 2",
                "score 0.5, cluster none, not_chosen (rank 2)"));
    assertThat(text.remarks())
        .containsExactly(
            "",
            "p on 2017-11-10 up to policy with {top=2}: 1 of 2 candidates differ from run R",
            "  policy/top: done",
            "the run's own decision, computed again: all 2 candidates equal gold.selections, bit for bit");
    assertThat(text.document().path("differing").intValue()).isEqualTo(1);
    assertThat(text.document().path("stored").asText()).isEqualTo("equal");
    assertThat(text.document().at("/candidates/1/in_run/verdict").asText()).isEqualTo("not_chosen");
  }

  @Test
  void aStoredDecisionThatIsNotTheRunsIsTold() {
    Candidate other = candidate("X:B", Verdict.VETOED, "no bar", Double.NaN, -1);
    DecisionText text = text(List.of(FIRST, SECOND), List.of(other, FIRST));

    assertThat(text.document().path("differing").intValue()).isZero();
    assertThat(text.document().path("stored").asText()).isEqualTo("differs");
    assertThat(text.remarks())
        .endsWith("the run's own decision, computed again: gold.selections differs in X:B");
  }

  @Test
  void nothingStoredIsTold() {
    DecisionText text = text(List.of(FIRST, SECOND), List.of());
    assertThat(text.document().path("stored").asText()).isEqualTo("absent");
    assertThat(text.remarks())
        .endsWith(
            "the run's own decision, computed again: the lakehouse holds nothing to compare it with");
  }

  private static DecisionText text(List<Candidate> after, List<Candidate> stored) {
    SelectionOutcome own = outcome(List.of(FIRST, SECOND));
    return new StageComparison(
            ADDRESS,
            new SelectionAgain.Compared(LocalDate.of(2017, 11, 10), own, own, outcome(after)),
            stored)
        .text();
  }

  private static SelectionOutcome outcome(List<Candidate> candidates) {
    return new SelectionOutcome(candidates, List.of("policy/top: done"), 0);
  }

  private static Candidate candidate(
      String symbol, Verdict verdict, String reason, double score, int cluster) {
    return new Candidate(
        symbol, verdict, "policy/top", reason, 1, score, cluster, Map.of("rank", score));
  }
}
