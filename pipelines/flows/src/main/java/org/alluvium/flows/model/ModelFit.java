package org.alluvium.flows.model;

import java.util.List;
import java.util.Map;
import org.alluvium.kernels.linear.HuberRegression;
import org.alluvium.kernels.linear.MomentsRegression;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.TimeSeriesValidation;

/** Fits one model of a strategy to a window; where settings are open it chooses them inside it. */
public final class ModelFit {
  private static final int SESSIONS_OF_A_WEEK = 5;

  private final ModelKind kind;
  private final List<Map<String, Double>> candidates;
  private final TimeSeriesValidation validation;

  /**
   * @param horizon sessions that a label looks ahead: stretches that judge settings are so far from
   *     the rows before them that no label reaches from one into the other
   */
  public ModelFit(ModelKind kind, ModelConfiguration configuration, int horizon) {
    this.kind = kind;
    this.candidates = configuration.candidates(kind);
    int weeks = (horizon + 1 + SESSIONS_OF_A_WEEK - 1) / SESSIONS_OF_A_WEEK;
    this.validation = new TimeSeriesValidation(configuration.folds(), weeks + 1);
  }

  /** Whether the fit looks at the blocks of its window. */
  public boolean chooses() {
    return candidates.size() > 1;
  }

  /** The model of a window. */
  public FittedModel of(TrainingWindow window) {
    Map<String, Double> settings = settings(window.blocks());
    if (kind.needsRows()) {
      double[][] rows = window.rows().get();
      HuberRegression regression = ModelKind.huber(settings);
      String learned = TrainingWindow.digest(rows);
      return new FittedModel(kind, window.cutoff(), settings, regression.fit(rows), learned);
    }
    MomentsRegression regression = kind.regression(settings);
    return new FittedModel(
        kind, window.cutoff(), settings, regression.fit(window.moments()), window.momentsDigest());
  }

  private Map<String, Double> settings(List<Moments> blocks) {
    if (!chooses()) {
      return candidates.get(0);
    }
    List<Moments> sinceTheFirstRow = blocks.stream().dropWhile(b -> b.count() == 0).toList();
    List<MomentsRegression> regressions = candidates.stream().map(kind::regression).toList();
    MomentsRegression best = validation.best(regressions, sinceTheFirstRow);
    return candidates.get(regressions.indexOf(best));
  }
}
