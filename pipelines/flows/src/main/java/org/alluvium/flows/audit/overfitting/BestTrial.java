package org.alluvium.flows.audit.overfitting;

import org.alluvium.kernels.inference.NeweyWest;
import org.alluvium.kernels.inference.NeweyWestLag;
import org.alluvium.kernels.overfitting.DeflatedSharpe;
import org.alluvium.kernels.overfitting.MinimumTrackRecord;
import org.alluvium.kernels.overfitting.ProbabilisticSharpe;
import org.alluvium.kernels.overfitting.TrialFamily;
import org.alluvium.kernels.performance.SharpeEstimate;
import org.alluvium.kernels.performance.SharpeInterval;
import org.alluvium.kernels.performance.StationaryBootstrap;

/** The figures of the best trial: first as if it were the only one, then as the best of N. */
final class BestTrial {
  static final double CONFIDENCE = 0.95;

  private final double[] returns;
  private final double periodsPerYear;
  private final StationaryBootstrap bootstrap;

  BestTrial(double[] returns, double periodsPerYear, StationaryBootstrap bootstrap) {
    this.returns = returns;
    this.periodsPerYear = periodsPerYear;
    this.bootstrap = bootstrap;
  }

  void judge(FamilyTrials trials, Figures figures) {
    figures.attempt(
        () -> alone(figures),
        Measure.BEST_SHARPE,
        Measure.BEST_ANNUAL_SHARPE,
        Measure.ANNUAL_SHARPE_LOW,
        Measure.ANNUAL_SHARPE_HIGH,
        Measure.PROBABILISTIC_SHARPE,
        Measure.MINIMUM_TRACK_RECORD);
    figures.attempt(() -> mean(figures), Measure.MEAN_T);
    figures.attempt(
        () -> amongAll(trials.family(), figures),
        Measure.SHARPE_VARIANCE,
        Measure.EXPECTED_MAXIMUM,
        Measure.EXPECTED_ANNUAL_MAXIMUM,
        Measure.DEFLATED_SHARPE);
    figures.attempt(
        () -> required(Measure.REQUIRED_ANNUAL_SHARPE, trials.family(), figures),
        Measure.REQUIRED_ANNUAL_SHARPE);
    figures.attempt(
        () -> independent(trials.independent(returns.length), figures),
        Measure.INDEPENDENT_DEFLATED_SHARPE,
        Measure.INDEPENDENT_ANNUAL_SHARPE);
  }

  private void alone(Figures figures) {
    SharpeEstimate estimate = SharpeEstimate.of(returns);
    figures.put(Measure.BEST_SHARPE, estimate.sharpe());
    figures.put(Measure.BEST_ANNUAL_SHARPE, annual(estimate.sharpe()));
    SharpeInterval interval = SharpeInterval.of(returns, periodsPerYear, bootstrap);
    figures.put(Measure.ANNUAL_SHARPE_LOW, interval.low());
    figures.put(Measure.ANNUAL_SHARPE_HIGH, interval.high());
    figures.put(Measure.PROBABILISTIC_SHARPE, ProbabilisticSharpe.of(estimate, 0).probability());
    double periods = MinimumTrackRecord.periods(estimate, 0, CONFIDENCE);
    if (Double.isInfinite(periods)) {
      figures.missing(
          "its Sharpe ratio is not above 0: no record is long enough",
          Measure.MINIMUM_TRACK_RECORD);
    } else {
      figures.put(
          Measure.MINIMUM_TRACK_RECORD,
          periods,
          "%s: %.1f years, it has %.1f"
              .formatted(
                  Measure.MINIMUM_TRACK_RECORD.meaning(),
                  periods / periodsPerYear,
                  returns.length / periodsPerYear));
    }
  }

  private void mean(Figures figures) {
    NeweyWest mean = NeweyWest.of(returns, NeweyWestLag.ofSeries(returns));
    figures.put(Measure.MEAN_T, mean.mean() / mean.standardError());
  }

  private void amongAll(TrialFamily family, Figures figures) {
    figures.put(Measure.SHARPE_VARIANCE, family.sharpeVariance());
    DeflatedSharpe deflated = DeflatedSharpe.of(SharpeEstimate.of(returns), family);
    figures.put(Measure.EXPECTED_MAXIMUM, deflated.expectedMaximum());
    figures.put(Measure.EXPECTED_ANNUAL_MAXIMUM, annual(deflated.expectedMaximum()));
    figures.put(Measure.DEFLATED_SHARPE, deflated.probability());
  }

  private void independent(TrialFamily family, Figures figures) {
    figures.put(
        Measure.INDEPENDENT_DEFLATED_SHARPE,
        DeflatedSharpe.of(SharpeEstimate.of(returns), family).probability());
    required(Measure.INDEPENDENT_ANNUAL_SHARPE, family, figures);
  }

  private void required(Measure measure, TrialFamily family, Figures figures) {
    figures.put(measure, annual(DeflatedSharpe.required(returns.length, family, CONFIDENCE)));
  }

  private double annual(double perPeriod) {
    return perPeriod * Math.sqrt(periodsPerYear);
  }
}
