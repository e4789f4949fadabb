package org.alluvium.kernels.feature.technicals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.alluvium.kernels.feature.Bars;

/** One series with TA-Lib's values of every column (src/test/oracles/technicals_talib.py). */
record TaLibFixture(Bars bars, Map<String, double[]> columns) {
  static TaLibFixture of(String series) {
    ByteBuffer bytes = ByteBuffer.wrap(unzipped(series)).order(ByteOrder.LITTLE_ENDIAN);
    String provenance = line(bytes);
    List<String> names = List.of(line(bytes).split(",", -1));
    int rows = Integer.parseInt(provenance.replaceFirst(".* bars=(\\d+).*", "$1"));
    double[][] prices = new double[5][];
    for (int c = 0; c < prices.length; c++) {
      prices[c] = column(bytes, rows);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    names.forEach(name -> columns.put(name, column(bytes, rows)));
    return new TaLibFixture(
        Bars.ofZeroVolumeMissing(prices[0], prices[1], prices[2], prices[3], prices[4]), columns);
  }

  private static double[] column(ByteBuffer bytes, int rows) {
    double[] column = new double[rows];
    for (int t = 0; t < rows; t++) {
      column[t] = bytes.getDouble();
    }
    return column;
  }

  private static String line(ByteBuffer bytes) {
    int start = bytes.position();
    while (bytes.get() != '\n') {
      continue;
    }
    return new String(
        bytes.array(), start, bytes.position() - 1 - start, StandardCharsets.US_ASCII);
  }

  private static byte[] unzipped(String series) {
    String name = "/feature/technicals/" + series + ".bin.gz";
    try (InputStream in = new GZIPInputStream(TaLibFixture.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
