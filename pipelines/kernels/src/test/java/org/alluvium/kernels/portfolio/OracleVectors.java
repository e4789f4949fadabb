package org.alluvium.kernels.portfolio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named vectors from a resource of the oracles folder: comments, then {@code name value value …}
 * per line.
 */
public final class OracleVectors {
  private final Map<String, double[]> vectors = new HashMap<>();

  public static OracleVectors read(String file) {
    OracleVectors oracle = new OracleVectors();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                OracleVectors.class.getResourceAsStream("/oracles/" + file),
                StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(oracle::put);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return oracle;
  }

  public boolean has(String name) {
    return vectors.containsKey(name);
  }

  public double[] vector(String name) {
    double[] vector = vectors.get(name);
    if (vector == null) {
      throw new IllegalArgumentException("no vector " + name + " among " + vectors.keySet());
    }
    return vector.clone();
  }

  public double number(String name) {
    return vector(name)[0];
  }

  public int[] integers(String name) {
    return Arrays.stream(vector(name)).mapToInt(value -> (int) value).toArray();
  }

  /** A vector cut into rows of equal width. */
  public double[][] matrix(String name, int columns) {
    double[] flat = vector(name);
    double[][] rows = new double[flat.length / columns][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
    }
    return rows;
  }

  /** The vectors {@code prefix.0}, {@code prefix.1}, … */
  public double[][] rows(String prefix) {
    List<double[]> rows = new ArrayList<>();
    while (has(prefix + "." + rows.size())) {
      rows.add(vector(prefix + "." + rows.size()));
    }
    return rows.toArray(double[][]::new);
  }

  private void put(String line) {
    String[] words = line.split(" ");
    vectors.put(words[0], Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
  }
}
