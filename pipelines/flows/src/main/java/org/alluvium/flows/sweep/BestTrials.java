package org.alluvium.flows.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.alluvium.flows.audit.overfitting.FamilyTrials;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.kernels.overfitting.DeflatedSharpe;
import org.alluvium.kernels.overfitting.ProbabilisticSharpe;
import org.alluvium.kernels.overfitting.TrialFamily;
import org.alluvium.kernels.performance.SharpeEstimate;

/**
 * The best trials of a study, each judged alone and as the best of all trials of its family.
 *
 * @param ranked of those whose returns move, highest Sharpe ratio first; of equal ones that which
 *     was started first
 * @param family all trials of the family
 * @param expectedMaximum Sharpe ratio per period of the best of so many without skill; empty when
 *     it cannot be told
 */
public record BestTrials(List<Ranked> ranked, FamilyTrials family, OptionalDouble expectedMaximum) {

  /**
   * One of them.
   *
   * @param sharpe per period
   * @param probabilistic PSR against 0, as if it were the only trial
   * @param deflated DSR with N of the family; empty when fewer than two of its trials move
   * @param independent DSR were the trials of the family as far apart as chance alone sets
   *     independent ones
   */
  public record Ranked(
      Trial trial,
      double sharpe,
      OptionalDouble probabilistic,
      OptionalDouble deflated,
      OptionalDouble independent) {
    /** All its parameters as texts, by name. */
    public Map<String, String> parameters() {
      return TrialParameters.parse(trial.parameters());
    }
  }

  /** Reads them, without Spark. */
  public static BestTrials of(StudyRecord record, TrialTables tables, int most) {
    Trial first = record.trials().get(0);
    FamilyTrials family =
        FamilyTrials.of(tables.ofFamily(first.study().family()), tables.outcomes());
    List<Trial> best =
        record.trials().stream()
            .filter(trial -> sharpe(record, trial).isPresent())
            .sorted(
                Comparator.comparingDouble((Trial trial) -> sharpe(record, trial).getAsDouble())
                    .reversed()
                    .thenComparingLong(Trial::number))
            .limit(most)
            .toList();
    Set<String> ids = best.stream().map(Trial::id).collect(Collectors.toSet());
    Map<String, ReturnStream> returns = tables.returns(first.study().name(), ids::contains);
    return new BestTrials(
        best.stream().map(trial -> judged(trial, returns.get(trial.id()), family)).toList(),
        family,
        known(() -> DeflatedSharpe.expectedMaximum(family.family())));
  }

  private static OptionalDouble sharpe(StudyRecord record, Trial trial) {
    TrialOutcome outcome = record.outcomes().get(trial.id());
    return outcome == null ? OptionalDouble.empty() : outcome.sharpe();
  }

  private static Ranked judged(Trial trial, ReturnStream returns, FamilyTrials family) {
    return new Ranked(
        trial,
        returns.sharpe().orElseThrow(),
        known(() -> ProbabilisticSharpe.of(SharpeEstimate.of(returns.values()), 0).probability()),
        known(() -> deflated(returns, family.family())),
        known(() -> deflated(returns, family.independent(returns.size()))));
  }

  private static double deflated(ReturnStream returns, TrialFamily family) {
    return DeflatedSharpe.of(SharpeEstimate.of(returns.values()), family).probability();
  }

  /** A kernel refuses what has no such number. */
  private static OptionalDouble known(DoubleSupplier figure) {
    try {
      return OptionalDouble.of(figure.getAsDouble());
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }
}
