package org.alluvium.flows.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws charts into PNG files. */
public final class Pictures {
  private Pictures() {}

  /**
   * Draws charts into a folder, which is made; pictures of the same name are replaced.
   *
   * @param charts by name of the file
   * @throws org.alluvium.lakehouse.error.AlluviumException when this machine cannot draw or write
   */
  public static void draw(Path folder, Map<String, Supplier<? extends Chart<?, ?>>> charts) {
    System.setProperty("java.awt.headless", "true");
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, Supplier<? extends Chart<?, ?>>> chart : charts.entrySet()) {
        try (OutputStream out = Files.newOutputStream(folder.resolve(chart.getKey()))) {
          BitmapEncoder.saveBitmap(chart.getValue().get(), out, BitmapFormat.PNG);
        }
      }
    } catch (IOException | LinkageError | InternalError e) {
      throw PictureErrors.cannotDraw(folder, e);
    }
  }
}
