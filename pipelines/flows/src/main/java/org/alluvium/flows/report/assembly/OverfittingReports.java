package org.alluvium.flows.report.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.alluvium.flows.audit.overfitting.FamilyTrials;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.OverfittingFigures;
import org.alluvium.flows.report.model.OverfittingFigures.Row;
import org.alluvium.flows.report.model.Part;
import org.alluvium.kernels.overfitting.DeflatedSharpe;
import org.alluvium.kernels.overfitting.MinimumTrackRecord;
import org.alluvium.kernels.overfitting.ProbabilisticSharpe;
import org.alluvium.kernels.overfitting.TrialFamily;
import org.alluvium.kernels.performance.SharpeEstimate;

/**
 * A book's net returns judged as one of the trials of its family, with the Sharpe ratio per period
 * and the raw kurtosis.
 */
final class OverfittingReports {
  private static final double CONFIDENCE = 0.95;

  private final SharpeEstimate estimate;
  private final FamilyTrials trials;
  private final double root;

  private OverfittingReports(SharpeEstimate estimate, FamilyTrials trials, double root) {
    this.estimate = estimate;
    this.trials = trials;
    this.root = root;
  }

  /**
   * @param returns net, of every session of the book
   * @param family name of the family
   * @param trials on record of it; the book itself is one where there is none
   */
  static Part<OverfittingFigures> of(
      double[] returns, double periodsPerYear, String family, FamilyTrials trials) {
    if (returns.length == 0) {
      return Part.missing(ComparedBooks.NO_DAY);
    }
    SharpeEstimate estimate;
    try {
      estimate = SharpeEstimate.of(returns);
    } catch (IllegalArgumentException e) {
      return Part.missing(e.getMessage());
    }
    OverfittingReports reports =
        new OverfittingReports(estimate, trials, Math.sqrt(periodsPerYear));
    return Part.of(
        new OverfittingFigures(
            family, reports.count(), reports.counted(), reports.rows(periodsPerYear)));
  }

  private long count() {
    return Math.max(1, trials.started());
  }

  private String counted() {
    if (trials.started() == 0) {
      return "No trial of the family is on record in gold.trials, so that N = 1, this sleeve alone,"
          + " and the DSR is the PSR: whatever was tried before and not declared is not in it. (The N of the"
          + " whole run counts every book and trial of the lakehouse, of any family.)";
    }
    return trials.started() == 1
        ? "One trial of the family is on record: N = 1, and the DSR is the PSR."
        : "N = %,d trials %s.".formatted(trials.started(), trials.counted());
  }

  private List<Row> rows(double periodsPerYear) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "Sharpe ratio, annual",
            Figure.of(estimate.sharpe() * root),
            "of %,d net returns".formatted(estimate.periods())));
    rows.add(
        new Row(
            "PSR against 0",
            Figure.of(ProbabilisticSharpe.of(estimate, 0).probability()),
            "probability of a true Sharpe ratio above 0, were it the only trial"));
    rows.add(
        new Row(
            "expected maximum, annual",
            family(() -> DeflatedSharpe.expectedMaximum(family()) * root),
            "Sharpe ratio of the best of N trials without skill"));
    rows.add(
        new Row(
            "DSR",
            family(() -> DeflatedSharpe.of(estimate, family()).probability()),
            "probability of a true Sharpe ratio above that luck; 0.95 is needed"));
    rows.add(
        new Row(
            "Sharpe ratio needed, annual",
            family(() -> DeflatedSharpe.required(estimate.periods(), family(), CONFIDENCE) * root),
            "for a DSR of 0.95 over as many normal returns"));
    rows.add(
        new Row(
            "minimum track record, years",
            trackRecord(periodsPerYear),
            "for a PSR of 0.95 at this Sharpe ratio; it has %.1f"
                .formatted(estimate.periods() / periodsPerYear)));
    return rows;
  }

  private Figure trackRecord(double periodsPerYear) {
    return Figure.orMissing(
        MinimumTrackRecord.periods(estimate, 0, CONFIDENCE) / periodsPerYear,
        "the Sharpe ratio is not above 0: no record is long enough");
  }

  /** With no trial on record the sleeve is the only one. */
  private TrialFamily family() {
    return trials.started() == 0 ? TrialFamily.of(1, new double[0]) : trials.family();
  }

  private static Figure family(Supplier<Double> figure) {
    try {
      return Figure.orMissing(figure.get(), "it is not defined for these trials");
    } catch (IllegalArgumentException e) {
      return Figure.missing(e.getMessage());
    }
  }
}
