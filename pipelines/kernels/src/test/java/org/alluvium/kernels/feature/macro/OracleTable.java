package org.alluvium.kernels.feature.macro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file that macro_asof.py wrote: a line of provenance, names, rows; an empty cell is missing. */
record OracleTable(List<String> names, List<String[]> rows) {

  static OracleTable of(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    OracleTable.class.getResourceAsStream("/feature/macro/" + file)),
                StandardCharsets.US_ASCII))) {
      String provenance = lines.readLine();
      if (!provenance.startsWith("# made_by=macro_asof.py duckdb=")) {
        throw new AssertionError(file + " does not say what made it: " + provenance);
      }
      List<String> names = List.of(lines.readLine().split(","));
      return new OracleTable(names, lines.lines().map(line -> line.split(",", -1)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static long whole(String cell, long missing) {
    return cell.isEmpty() ? missing : Long.parseLong(cell);
  }

  static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
