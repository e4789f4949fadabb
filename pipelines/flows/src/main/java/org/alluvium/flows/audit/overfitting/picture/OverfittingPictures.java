package org.alluvium.flows.audit.overfitting.picture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alluvium.flows.audit.overfitting.OverfittingReport;
import org.alluvium.flows.picture.Pictures;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws the cross-validation of a study: where the best trials ranked, and what they lost. */
public final class OverfittingPictures {
  /** Ranks out of sample of the trials that were best in sample. */
  public static final String LOGITS = "pbo-logits.png";

  /** Sharpe ratios of the same trials, out of sample against in sample. */
  public static final String DEGRADATION = "performance-degradation.png";

  private OverfittingPictures() {}

  /**
   * Draws both into a folder, which is made; pictures of the same name are replaced.
   *
   * @return the files; none when the study could not be cross-validated
   * @throws org.alluvium.lakehouse.error.AlluviumException when this machine cannot draw or write
   */
  public static List<Path> draw(OverfittingReport report, Path folder) {
    if (!report.splits().isPresent()) {
      return List.of();
    }
    BacktestOverfitting splits = report.splits().value();
    String study = report.study().name();
    Map<String, Supplier<? extends Chart<?, ?>>> charts = new LinkedHashMap<>();
    charts.put(LOGITS, () -> LogitHistogram.of(splits, study));
    charts.put(DEGRADATION, () -> DegradationScatter.of(splits, study, report.periodsPerYear()));
    Pictures.draw(folder, charts);
    return charts.keySet().stream().map(folder::resolve).toList();
  }
}
