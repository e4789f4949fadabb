package org.alluvium.flows.model;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.regression.Predictor;
import org.alluvium.kernels.training.TimeSeriesValidation;

/** Fits one model of a strategy to a window; where settings are open it chooses them inside it. */
public final class ModelFit {
  private final ModelKind kind;
  private final List<Map<String, Double>> candidates;
  private final TimeSeriesValidation validation;

  /**
   * @param gap blocks left out before each stretch that judges settings: so many that no label
   *     reaches from one into the other
   */
  public ModelFit(ModelKind kind, ModelConfiguration configuration, int gap) {
    this.kind = kind;
    this.candidates = configuration.candidates(kind);
    this.validation = new TimeSeriesValidation(configuration.folds(), gap);
  }

  /** Whether the fit looks at the blocks of its window. */
  public boolean chooses() {
    return candidates.size() > 1;
  }

  /** The model of a window. */
  public FittedModel of(TrainingWindow window) {
    return kind.needsRows() ? ofRows(window) : ofMoments(window);
  }

  private FittedModel ofMoments(TrainingWindow window) {
    List<Moments> blocks = sinceTheFirstRow(window.blocks(), block -> block.count() == 0);
    Map<String, Double> settings =
        settings(candidate -> validation.error(blocks, kind.regression(candidate)));
    Predictor predictor = kind.regression(settings).fit(window.moments());
    return new FittedModel(kind, window.cutoff(), settings, predictor, window.momentsDigest());
  }

  private FittedModel ofRows(TrainingWindow window) {
    List<double[][]> blocks = sinceTheFirstRow(window.rows().get(), block -> block.length == 0);
    Map<String, Double> settings =
        settings(candidate -> validation.error(blocks, kind.rowsRegression(candidate)));
    double[][] rows = TimeSeriesValidation.joined(blocks);
    Predictor predictor = kind.rowsRegression(settings).fit(rows);
    return new FittedModel(kind, window.cutoff(), settings, predictor, TrainingWindow.digest(rows));
  }

  private Map<String, Double> settings(ToDoubleFunction<Map<String, Double>> error) {
    return chooses() ? TimeSeriesValidation.best(candidates, error) : candidates.get(0);
  }

  private static <B> List<B> sinceTheFirstRow(List<B> blocks, Predicate<B> empty) {
    return blocks.stream().dropWhile(empty).toList();
  }
}
