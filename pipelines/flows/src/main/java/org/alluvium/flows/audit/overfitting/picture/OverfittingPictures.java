package org.alluvium.flows.audit.overfitting.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.audit.overfitting.OverfittingReport;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
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
    System.setProperty("java.awt.headless", "true");
    try {
      Files.createDirectories(folder);
      return List.of(
          write(LogitHistogram.of(splits, study), folder.resolve(LOGITS)),
          write(
              DegradationScatter.of(splits, study, report.periodsPerYear()),
              folder.resolve(DEGRADATION)));
    } catch (IOException | LinkageError | InternalError e) {
      throw PictureErrors.cannotDraw(folder, e);
    }
  }

  private static Path write(Chart<?, ?> chart, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapFormat.PNG);
    }
    return file;
  }
}
