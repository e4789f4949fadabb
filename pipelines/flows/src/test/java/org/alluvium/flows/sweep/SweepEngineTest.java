package org.alluvium.flows.sweep;

import static org.alluvium.flows.sweep.SweepFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialOutcome.State;
import org.alluvium.lakehouse.error.AlluviumException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepEngineTest {
  private static final int TRIALS = 23;

  @TempDir Path folder;
  private SweepFixture sweep;

  /** Stands for a process that dies. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void open() {
    sweep = new SweepFixture(folder.resolve("lake"));
  }

  @Test
  void everyTrialIsOnRecordBeforeItStarts() {
    List<String> computed = new ArrayList<>();

    sweep.run(
        plan(SamplerKind.SOBOL, TRIALS, 1),
        7,
        round -> {
          Set<String> started = ids(sweep);
          round.forEach(
              trial -> {
                assertThat(started).contains(trial.id());
                computed.add(trial.id());
              });
        });

    assertThat(computed).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(ids(sweep)).hasSize(TRIALS);
  }

  @Test
  void aTrialThatFailsStaysWithItsReasonAndCounts() {
    Map<String, TrialOutcome> outcomes = sweep.run(plan(SamplerKind.SOBOL, TRIALS, 1));

    List<TrialOutcome> failed =
        outcomes.values().stream().filter(o -> o.state() == State.FAILED).toList();
    assertThat(failed).isNotEmpty();
    assertThat(failed)
        .allSatisfy(
            outcome ->
                assertThat(outcome.reason().orElseThrow())
                    .startsWith("fast must be below slow, got fast = "));
    assertThat(sweep.tables().returns("cross")).hasSize(TRIALS - failed.size());
    assertThat(sweep.tables().outcomes("cross")).isEqualTo(outcomes).hasSize(TRIALS);
    assertThat(sweep.tables().ofFamily("moving_average_cross/3-symbols/1-sessions"))
        .hasSize(TRIALS);
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void killedAnywhereItEndsWithTheTrialsAndBitsOfOneThatWasNot(SamplerKind sampler) {
    SweepPlan plan = plan(sampler, TRIALS, 5);
    SweepFixture quiet = new SweepFixture(folder.resolve("quiet"));
    quiet.run(plan);

    for (int round = 1; round <= 3; round++) {
      killedInRound(plan, round);
    }
    sweep.run(plan, 4, trials -> {});

    assertThat(sweep.tables().trials()).isEqualTo(quiet.tables().trials()).hasSize(TRIALS);
    assertThat(sweep.tables().outcomes()).isEqualTo(quiet.tables().outcomes());
    assertThat(sweep.tables().returns("cross")).isEqualTo(quiet.tables().returns("cross"));
  }

  /** The trials of the last round have begun, and none of them has ended. */
  private void killedInRound(SweepPlan plan, int last) {
    Consumer<List<TrialRequest>> killer =
        new Consumer<>() {
          private int rounds;

          @Override
          public void accept(List<TrialRequest> round) {
            if (++rounds == last) {
              throw new Killed();
            }
          }
        };
    assertThatThrownBy(() -> sweep.run(plan, 3, killer)).isInstanceOf(Killed.class);
    assertThat(sweep.tables().trials().size()).isGreaterThan(sweep.tables().outcomes().size());
  }

  @Test
  void whatHasReturnsButNoEndIsNotComputedAgain() {
    SweepPlan plan = plan(SamplerKind.SOBOL, TRIALS, 1);
    SweepFixture quiet = new SweepFixture(folder.resolve("quiet"));
    Map<String, TrialOutcome> whole = quiet.run(plan);
    Map<String, ReturnStream> returns = quiet.tables().returns("cross");
    sweep.startAndKeep(plan, returns);
    Set<String> computed = new HashSet<>();

    Map<String, TrialOutcome> outcomes =
        sweep.run(plan, 7, round -> round.forEach(trial -> computed.add(trial.id())));

    assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(whole);
    assertThat(computed).doesNotContainAnyElementsOf(returns.keySet()).isNotEmpty();
    assertThat(sweep.tables().returns("cross")).isEqualTo(returns);
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void moreTrialsOfTheSameStudyAreThoseOfALongerOne(SamplerKind sampler) {
    SweepFixture whole = new SweepFixture(folder.resolve("whole"));
    whole.run(plan(sampler, 31, 2));

    sweep.run(plan(sampler, 12, 2));
    sweep.run(plan(sampler, 31, 2));

    assertThat(sweep.tables().trials()).isEqualTo(whole.tables().trials()).hasSize(31);
    assertThat(sweep.tables().outcomes()).isEqualTo(whole.tables().outcomes());
  }

  @Test
  void theSameCommandAgainComputesNothing() {
    SweepPlan plan = plan(SamplerKind.TPE, TRIALS, 1);
    sweep.run(plan);

    sweep.run(
        plan,
        7,
        round -> {
          throw new Killed();
        });

    assertThat(sweep.tables().trials()).hasSize(TRIALS);
  }

  @Test
  void anotherSearchUnderTheNameOfAStudyIsRefused() {
    sweep.run(plan(SamplerKind.SOBOL, 8, 1));

    refused(
        plan(SamplerKind.RANDOM, 8, 2),
        "study 'cross' was started as another sweep: sampler was \"sobol\", is now \"random\"; seed was 1, is now 2; go on with just that one, or pass another --study (its trials count in the family all the same)");
    refused(
        plan(SamplerKind.SOBOL, 7, 1),
        "study 'cross' has 8 trials on record, 7 are asked for; pass --trials 8 or more: what was started stays");
    assertThat(sweep.tables().trials()).hasSize(8);
  }

  @Test
  void otherPricesAreRefused() {
    SweepPlan plan = plan(SamplerKind.SOBOL, 8, 1);
    sweep.run(plan);

    assertThatThrownBy(() -> sweep.runOn("0123456789abcdef", plan))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining("study 'cross' was started on other prices (SHA-256 ")
        .hasMessageContaining(", now 0123456789ab): bars known as of its date have changed since");
  }

  @Test
  void aDeclaredStudyIsNotGoneOnWith() {
    SweepPlan plan = plan(SamplerKind.SOBOL, 8, 1);
    sweep.declare(plan.study());

    refused(plan, "study 'cross' holds trials that were declared, not swept; pass another --study");
  }

  private void refused(SweepPlan plan, String message) {
    assertThatThrownBy(() -> sweep.run(plan))
        .isInstanceOf(AlluviumException.class)
        .hasMessage(message);
  }

  private static Set<String> ids(SweepFixture sweep) {
    return sweep.tables().trials().stream().map(Trial::id).collect(Collectors.toSet());
  }
}
