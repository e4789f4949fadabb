package org.alluvium.kernels.search.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.RandomSampler;
import org.alluvium.kernels.search.RealInterval;
import org.alluvium.kernels.search.Scale;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.TrialValues;
import org.junit.jupiter.api.Test;

class TreeParzenSamplerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Choices.of("choice", "a", "b", "c"),
          new IntegerInterval("integer", 5, 60, 5, Scale.LINEAR),
          new RealInterval("real", 0.001, 10, Scale.LOG));
  private static final SearchSpace LINE = SearchSpace.of(new RealInterval("x", 0, 1, Scale.LINEAR));
  private static final TreeParzenSettings STANDARD = TreeParzenSettings.standard();
  private static final List<SeenTrial> SEEN = oracleTrials();

  /** Trials of another program, failed ones among them. */
  private static List<SeenTrial> oracleTrials() {
    OracleVectors oracle = OracleVectors.read("search.txt");
    double[] objective = oracle.vector("seen.objective");
    List<SeenTrial> seen = new ArrayList<>();
    for (int i = 0; i < objective.length; i++) {
      TrialValues values =
          new TrialValues(
              SPACE,
              new double[] {
                oracle.vector("seen.choice")[i],
                oracle.vector("seen.integer")[i],
                oracle.vector("seen.real")[i]
              });
      boolean failed = Double.isNaN(objective[i]);
      seen.add(failed ? SeenTrial.failed(values) : SeenTrial.finished(values, objective[i]));
    }
    return List.copyOf(seen);
  }

  @Test
  void proposalsEqualThoseOfAnotherProgram() {
    OracleVectors oracle = OracleVectors.read("search.txt");
    double[][] terms = oracle.rows("propose.terms");
    assertThat(terms).hasNumberOfRows(5);
    for (int i = 0; i < terms.length; i++) {
      double[] term = terms[i];
      TreeParzenSettings settings = new TreeParzenSettings(term[0], (int) term[1], 10, term[2]);
      TrialValues found =
          new TreeParzenSampler(SPACE, settings, (long) term[3]).propose(SEEN, (long) term[4]);
      double[] expected = oracle.vector("propose.numbers." + i);
      assertThat(found.number(0)).isEqualTo(expected[0]);
      assertThat(found.number(1)).isEqualTo(expected[1]);
      assertThat(found.number(2)).isCloseTo(expected[2], within(1e-9 * expected[2]));
    }
  }

  @Test
  void aProposalDependsOnSeedIndexAndTheTrialsSeenAlone() {
    TrialValues first = new TreeParzenSampler(SPACE, STANDARD, 5).propose(SEEN, 40);
    new TreeParzenSampler(SPACE, STANDARD, 5).propose(SEEN.subList(0, 30), 30);
    TrialValues again = new TreeParzenSampler(SPACE, STANDARD, 5).propose(List.copyOf(SEEN), 40);
    assertThat(again).isEqualTo(first);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(new TreeParzenSampler(SPACE, STANDARD, 6).propose(SEEN, 40)).isNotEqualTo(first);
    assertThat(new TreeParzenSampler(SPACE, STANDARD, 5).propose(SEEN, 41)).isNotEqualTo(first);
  }

  @Test
  void aSweepThatResumesGoesOnAsOneThatWasNotInterrupted() {
    TreeParzenSampler sampler = new TreeParzenSampler(SPACE, STANDARD, 9);
    List<SeenTrial> whole = sweep(sampler, new ArrayList<>(), 40);
    List<SeenTrial> resumed = new ArrayList<>(whole.subList(0, 23));
    assertThat(sweep(new TreeParzenSampler(SPACE, STANDARD, 9), resumed, 40)).isEqualTo(whole);
  }

  private static List<SeenTrial> sweep(
      TreeParzenSampler sampler, List<SeenTrial> seen, int trials) {
    while (seen.size() < trials) {
      TrialValues values = sampler.propose(seen, seen.size());
      double objective = Math.abs(Math.log(values.real("real"))) + values.integer("integer");
      seen.add(SeenTrial.finished(values, objective));
    }
    return seen;
  }

  @Test
  void theFirstTrialsAreRandom() {
    TreeParzenSampler sampler = new TreeParzenSampler(SPACE, STANDARD, 2);
    assertThat(sampler.propose(List.of(), 0)).isEqualTo(new RandomSampler(SPACE, 2).trial(0));
    List<SeenTrial> failed =
        Collections.nCopies(50, SEEN.get(0)).stream()
            .map(trial -> SeenTrial.failed(trial.values()))
            .toList();
    assertThat(sampler.propose(failed, 50)).isEqualTo(new RandomSampler(SPACE, 2).trial(50));
  }

  @Test
  void aBatchSeesItsEarlierTrialsAsPending() {
    TreeParzenSampler sampler = new TreeParzenSampler(SPACE, STANDARD, 3);
    List<TrialValues> batch = sampler.propose(SEEN, 40, 3);
    assertThat(batch.get(0)).isEqualTo(sampler.propose(SEEN, 40));
    List<SeenTrial> seen = new ArrayList<>(SEEN);
    seen.add(SeenTrial.pending(batch.get(0)));
    assertThat(batch.get(1)).isEqualTo(sampler.propose(seen, 41));
    seen.add(SeenTrial.pending(batch.get(1)));
    assertThat(batch.get(2)).isEqualTo(sampler.propose(seen, 42));
    assertThat(sampler.propose(SEEN, 40, 3)).isEqualTo(batch);
  }

  @Test
  void proposalsLieWhereGoodTrialsLie() {
    TreeParzenSampler sampler = new TreeParzenSampler(LINE, STANDARD, 1);
    assertThat(meanProposal(sampler, line(List.of()))).isBetween(0.6, 0.8);
  }

  @Test
  void proposalsKeepAwayFromFailedAndPendingTrials() {
    TreeParzenSampler sampler = new TreeParzenSampler(LINE, STANDARD, 1);
    List<SeenTrial> failed = new ArrayList<>();
    List<SeenTrial> pending = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      TrialValues values = LINE.at(new double[] {0.7 + 0.01 * i});
      failed.add(SeenTrial.failed(values));
      pending.add(SeenTrial.pending(values));
    }
    double away = meanProposal(sampler, line(failed));
    assertThat(away).isLessThan(meanProposal(sampler, line(List.of())) - 0.03);
    assertThat(meanProposal(sampler, line(pending))).isEqualTo(away);
  }

  private static List<SeenTrial> line(List<SeenTrial> others) {
    List<SeenTrial> seen = new ArrayList<>(others);
    for (int i = 0; i <= 40; i++) {
      seen.add(SeenTrial.finished(LINE.at(new double[] {i / 40.0}), Math.abs(i / 40.0 - 0.7)));
    }
    return seen;
  }

  private static double meanProposal(TreeParzenSampler sampler, List<SeenTrial> seen) {
    double sum = 0;
    for (int index = 0; index < 200; index++) {
      sum += sampler.propose(seen, index).real("x");
    }
    return sum / 200;
  }

  @Test
  void ofEquallyGoodTrialsTheEarlierOnesAreGood() {
    List<SeenTrial> seen = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      seen.add(SeenTrial.finished(LINE.at(new double[] {i / 10.0}), i == 9 ? 0 : 1));
    }
    seen.add(3, SeenTrial.pending(LINE.at(new double[] {1})));
    SeenSplit split = SeenSplit.of(seen, 0.25);
    assertThat(split.good().stream().map(values -> values.real("x")))
        .containsExactly(0.9, 0.0, 0.1);
    assertThat(split.others()).hasSize(8);
    assertThat(split.others().get(7).real("x")).isEqualTo(1);
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    TreeParzenSampler sampler = new TreeParzenSampler(LINE, STANDARD, 1);
    TrialValues values = LINE.at(new double[] {0.5});
    refused(
        () -> sampler.propose(SEEN, 1),
        "the trial "
            + SEEN.get(0).values()
            + " is of another search space, with [choice, integer,");
    refused(() -> sampler.propose(List.of(), -1), "index of a trial must be >= 0, got -1");
    refused(() -> sampler.propose(List.of(), 0, 0), "count of trials to propose must be >= 1, got");
    refused(
        () -> SeenTrial.finished(values, Double.NaN),
        "a trial that is FINISHED cannot have the objective NaN; one without a number has failed");
    refused(
        () -> new SeenTrial(values, TrialState.FAILED, 1), "a trial that is FAILED cannot have");
    refused(() -> settings(0, 24, 10, 1), "gamma must lie between 0 and 1, got 0.0");
    refused(() -> settings(0.1, 0, 10, 1), "candidates must be >= 1, got 0");
    refused(() -> settings(0.1, 24, 0, 1), "startupTrials must be >= 1, got 0");
    refused(() -> settings(0.1, 24, 10, 0), "priorWeight must be finite and > 0, got 0.0");
  }

  private static void settings(double gamma, int candidates, int startup, double weight) {
    new TreeParzenSettings(gamma, candidates, startup, weight).gamma();
  }

  private static void refused(Runnable call, String problem) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }
}
