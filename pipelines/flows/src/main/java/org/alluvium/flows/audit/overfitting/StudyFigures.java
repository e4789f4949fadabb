package org.alluvium.flows.audit.overfitting;

import org.alluvium.flows.report.model.Part;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.inference.NeweyWestLag;
import org.alluvium.kernels.inference.RealityCheck;
import org.alluvium.kernels.inference.RelativePerformance;
import org.alluvium.kernels.inference.SharpeDifference;
import org.alluvium.kernels.inference.SuperiorPredictiveAbility;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.alluvium.kernels.overfitting.Degradation;
import org.alluvium.kernels.overfitting.EffectiveTrials;
import org.alluvium.kernels.performance.StationaryBootstrap;

/** The figures that need the returns of all finished trials of the study, on common dates. */
final class StudyFigures {
  /** Beyond it, clustering takes minutes and gigabytes. */
  private static final int MOST_CLUSTERED = 3_000;

  private static final Measure[] SPLIT = {
    Measure.OVERFITTING_PROBABILITY,
    Measure.LOSS_PROBABILITY,
    Measure.DEGRADATION_SLOPE,
    Measure.DEGRADATION_DETERMINATION
  };

  private final StudyMatrix matrix;
  private final StationaryBootstrap bootstrap;

  StudyFigures(StudyMatrix matrix, StationaryBootstrap bootstrap) {
    this.matrix = matrix;
    this.bootstrap = bootstrap;
  }

  void judge(Figures figures) {
    figures.attempt(() -> effective(figures), Measure.EFFECTIVE_TRIALS);
    figures.attempt(() -> snooping(figures), Measure.REALITY_CHECK_P, Measure.SUPERIOR_ABILITY_P);
    figures.attempt(() -> runnerUp(figures), Measure.RUNNER_UP_P);
  }

  /** The cross-validation, and its figures; or why there is none. */
  Part<BacktestOverfitting> split(int blocks, Figures figures) {
    Part<BacktestOverfitting> splits = split(blocks);
    if (splits.isPresent()) {
      tell(splits.value(), figures);
    } else {
      figures.missing(splits.missing(), SPLIT);
    }
    return splits;
  }

  private Part<BacktestOverfitting> split(int blocks) {
    if (matrix.returns().length < 2) {
      return Part.missing(
          "a cross-validation needs two finished trials that move, the study has "
              + matrix.returns().length);
    }
    if (matrix.periods() < 2 * blocks) {
      return Part.missing(
          "%d blocks need %,d common dates, there are %,d; give fewer --blocks"
              .formatted(blocks, 2 * blocks, matrix.periods()));
    }
    return Part.of(BacktestOverfitting.of(matrix.returns(), blocks));
  }

  private void tell(BacktestOverfitting splits, Figures figures) {
    String trimmed =
        splits.trimmed() == 0
            ? "no date trimmed"
            : "the oldest %,d of %,d dates trimmed".formatted(splits.trimmed(), matrix.periods());
    figures.put(
        Measure.OVERFITTING_PROBABILITY,
        splits.probability(),
        "%s; %d blocks, %s"
            .formatted(Measure.OVERFITTING_PROBABILITY.meaning(), splits.blocks(), trimmed));
    figures.put(Measure.LOSS_PROBABILITY, splits.lossProbability());
    Degradation line = splits.degradation();
    figures.put(Measure.DEGRADATION_SLOPE, line.slope());
    figures.put(Measure.DEGRADATION_DETERMINATION, line.determination());
  }

  private void effective(Figures figures) {
    double[][] returns = matrix.returns();
    if (returns.length > MOST_CLUSTERED) {
      figures.missing(
          "clustering is for %,d trials at most, the study has %,d"
              .formatted(MOST_CLUSTERED, returns.length),
          Measure.EFFECTIVE_TRIALS);
      return;
    }
    EffectiveTrials effective = EffectiveTrials.of(SampleCovariance.of(returns).correlation());
    figures.put(
        Measure.EFFECTIVE_TRIALS,
        effective.clusters(),
        "%s; by mean correlation %.1f"
            .formatted(Measure.EFFECTIVE_TRIALS.meaning(), effective.byMeanCorrelation()));
  }

  private void snooping(Figures figures) {
    RelativePerformance performance = RelativePerformance.of(matrix.returns());
    figures.put(Measure.REALITY_CHECK_P, RealityCheck.of(performance, bootstrap).pValue());
    figures.put(
        Measure.SUPERIOR_ABILITY_P,
        SuperiorPredictiveAbility.of(performance, bootstrap).consistent());
  }

  private void runnerUp(Figures figures) {
    if (matrix.returns().length < 2) {
      figures.missing("there is no second trial that moves", Measure.RUNNER_UP_P);
      return;
    }
    int[] ranked = matrix.ranked();
    int lag = NeweyWestLag.ofPeriods(matrix.periods());
    figures.put(
        Measure.RUNNER_UP_P,
        SharpeDifference.of(matrix.returns()[ranked[0]], matrix.returns()[ranked[1]], lag)
            .pValue());
  }
}
