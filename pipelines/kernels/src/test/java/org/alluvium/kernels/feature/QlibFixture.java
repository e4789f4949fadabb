package org.alluvium.kernels.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One recorded series: its bars, and Qlib's own Alpha158 on stretches of it
 * (src/test/oracles/alpha158_qlib.py).
 */
record QlibFixture(String series, List<String> names, Bars bars, List<Stretch> stretches) {
  static final List<String> SERIES =
      List.of("AAPL", "GE", "JNJ", "BTC-USD", "XLM-USD", "USDT-USD", "USDCOP", "MSFT-gaps");

  /** Rows from (inclusive) to (exclusive) with Qlib's values, [feature][row - from]. */
  record Stretch(int from, int to, List<float[]> expected) {}

  static QlibFixture of(String series) {
    ByteBuffer bytes = ByteBuffer.wrap(unzipped(series)).order(ByteOrder.LITTLE_ENDIAN);
    String provenance = line(bytes);
    List<String> names = List.of(line(bytes).split(",", -1));
    FloatBuffer values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    Bars bars = bars(values, Integer.parseInt(field(provenance, "bars")));
    List<Stretch> stretches = new ArrayList<>();
    for (String range : field(provenance, "stretches").split(",", -1)) {
      int dash = range.indexOf('-');
      int from = Integer.parseInt(range.substring(0, dash));
      int to = Integer.parseInt(range.substring(dash + 1));
      stretches.add(new Stretch(from, to, columns(values, names.size(), to - from)));
    }
    return new QlibFixture(series, names, bars, List.copyOf(stretches));
  }

  private static Bars bars(FloatBuffer values, int rows) {
    double[][] columns = new double[5][];
    for (int c = 0; c < 5; c++) {
      columns[c] = widened(column(values, rows));
    }
    boolean traded = Arrays.stream(columns[4]).anyMatch(v -> !Double.isNaN(v));
    return traded
        ? Bars.ofZeroVolumeMissing(columns[0], columns[1], columns[2], columns[3], columns[4])
        : Bars.ofPricesOnly(columns[0], columns[1], columns[2], columns[3]);
  }

  private static List<float[]> columns(FloatBuffer values, int count, int rows) {
    List<float[]> columns = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      columns.add(column(values, rows));
    }
    return columns;
  }

  private static float[] column(FloatBuffer values, int rows) {
    float[] column = new float[rows];
    values.get(column);
    return column;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      wide[t] = values[t];
    }
    return wide;
  }

  private static String field(String provenance, String key) {
    for (String entry : provenance.split(" ", -1)) {
      if (entry.startsWith(key + "=")) {
        return entry.substring(key.length() + 1);
      }
    }
    throw new IllegalStateException("no " + key + "= in: " + provenance);
  }

  private static String line(ByteBuffer bytes) {
    StringBuilder line = new StringBuilder();
    for (char next = (char) bytes.get(); next != '\n'; next = (char) bytes.get()) {
      line.append(next);
    }
    return line.toString();
  }

  private static byte[] unzipped(String series) {
    String name = "/feature/alpha158/" + series + ".bin.gz";
    try (InputStream in = new GZIPInputStream(QlibFixture.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
