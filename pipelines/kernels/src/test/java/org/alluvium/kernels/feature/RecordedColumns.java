package org.alluvium.kernels.feature;

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

/**
 * One series with the values that independent packages give every column of a feature set: the
 * script named at the head of the file made it (src/test/oracles).
 */
public record RecordedColumns(Bars bars, Map<String, double[]> columns) {
  /** The series of this name for the feature set. */
  public static RecordedColumns of(String set, String series) {
    ByteBuffer bytes = ByteBuffer.wrap(unzipped(set, series)).order(ByteOrder.LITTLE_ENDIAN);
    String provenance = line(bytes);
    List<String> names = List.of(line(bytes).split(",", -1));
    int rows = Integer.parseInt(provenance.replaceFirst(".* bars=(\\d+).*", "$1"));
    double[][] prices = new double[5][];
    for (int c = 0; c < prices.length; c++) {
      prices[c] = column(bytes, rows);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    names.forEach(name -> columns.put(name, column(bytes, rows)));
    return new RecordedColumns(
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

  private static byte[] unzipped(String set, String series) {
    String name = "/feature/%s/%s.bin.gz".formatted(set, series);
    try (InputStream in = new GZIPInputStream(RecordedColumns.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
