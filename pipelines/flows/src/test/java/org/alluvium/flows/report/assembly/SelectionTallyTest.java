package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.report.assembly.SelectionTally.Group;
import org.alluvium.flows.report.model.SelectionReport;
import org.alluvium.flows.selection.Verdict;
import org.junit.jupiter.api.Test;

class SelectionTallyTest {
  private static final LocalDate FIRST = LocalDate.of(2017, 11, 3);
  private static final LocalDate SECOND = LocalDate.of(2017, 11, 10);
  private static final String ENTROPY = "spectral: entropy is above 0.95";
  private static final String COST = "friction: cost share is above 0.5";

  private static Group veto(LocalDate decided, String reason, long count) {
    return new Group(decided, Verdict.VETOED, "policy/relaxation", "", reason, count);
  }

  private static Group winners(LocalDate decided, String step, long count) {
    return new Group(decided, Verdict.WINNER, "policy/relaxation", step, "", count);
  }

  @Test
  void aCandidateThatFailsTwoThresholdsCountsAtBoth() {
    SelectionTally tally =
        new SelectionTally(
            List.of(
                veto(FIRST, ENTROPY, 3),
                veto(SECOND, ENTROPY + "; " + COST, 2),
                winners(FIRST, "strict", 5),
                winners(SECOND, "strict", 2),
                winners(SECOND, "cluster", 1)));
    SelectionReport.History history = tally.history(4);
    assertThat(tally.latest()).isEqualTo(SECOND);
    assertThat(history.vetoes())
        .containsExactly(
            new SelectionReport.Veto("policy/relaxation", ENTROPY, 2, 5, 2),
            new SelectionReport.Veto("policy/relaxation", COST, 2, 2, 1));
    assertThat(history.counts()).isEqualTo(new SelectionReport.Counts(1, 1, 0, 8));
    assertThat(history.decisions()).isEqualTo(2);
    assertThat(history.first()).isEqualTo(FIRST);
  }

  @Test
  void aDecisionWithoutWinnersIsBelowAnyMinimum() {
    SelectionTally tally = new SelectionTally(List.of(veto(FIRST, ENTROPY, 3)));
    assertThat(tally.history(1).counts()).isEqualTo(new SelectionReport.Counts(0, 1, 1, 0));
    assertThat(tally.history(0).counts()).isEqualTo(new SelectionReport.Counts(0, 0, 1, 0));
    assertThat(new SelectionTally(List.of()).isEmpty()).isTrue();
  }
}
