package org.alluvium.flows.ingestion.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits and dividends of one security of QuantConnect Lean, as its factor file implies them: lines
 * {@code YYYYMMDD,price factor,split factor,close}, whose factors hold up to and including their
 * date. Between two lines a split is the ratio of the split factors, and a dividend the close times
 * one less the ratio of the price factors. Factors are printed to seven digits: a split is rounded
 * to five, a dividend to a hundredth of a cent.
 */
public final class LeanFactorFile {
  /** What a header would say; the date is the last session before the ex-date. */
  static final List<String> COLUMNS = List.of("symbol", "date", "kind", "value");

  private static final int CELLS = 4;
  private static final MathContext RATIO = MathContext.DECIMAL64;
  private static final MathContext SPLIT = new MathContext(5, RoundingMode.HALF_EVEN);
  private static final int DIVIDEND_DECIMALS = 4;
  private static final Pattern DAY = Pattern.compile("\\d{8}");

  private LeanFactorFile() {}

  /** One factor line. */
  private record Factors(
      long line, String day, BigDecimal price, BigDecimal split, BigDecimal close) {}

  /** The actions in the form of {@link #COLUMNS}. */
  static List<CsvRecords.CsvRecord> records(Path file) throws IOException {
    LeanMapFile names = LeanMapFile.of(file);
    List<Factors> factors = factors(file);
    List<CsvRecords.CsvRecord> records = new ArrayList<>();
    for (int i = 0; i + 1 < factors.size(); i++) {
      Factors until = factors.get(i);
      Factors after = factors.get(i + 1);
      if (until.split().compareTo(after.split()) != 0) {
        records.add(record(until, names, "split", split(until, after)));
      }
      if (until.price().compareTo(after.price()) != 0) {
        records.add(record(until, names, "dividend", dividend(until, after)));
      }
    }
    return records;
  }

  private static BigDecimal split(Factors until, Factors after) {
    return after.split().divide(until.split(), SPLIT).stripTrailingZeros();
  }

  private static BigDecimal dividend(Factors until, Factors after) {
    BigDecimal left = until.price().divide(after.price(), RATIO);
    return until
        .close()
        .multiply(BigDecimal.ONE.subtract(left))
        .setScale(DIVIDEND_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static CsvRecords.CsvRecord record(
      Factors until, LeanMapFile names, String kind, BigDecimal value) {
    String[] cells = {names.ticker(until.day()), until.day(), kind, value.toPlainString()};
    return new CsvRecords.CsvRecord(until.line(), cells);
  }

  private static List<Factors> factors(Path file) throws IOException {
    List<Factors> factors = new ArrayList<>();
    long line = 0;
    for (String text : Files.readAllLines(file)) {
      line++;
      if (!text.isBlank()) {
        factors.add(factors(line, text));
      }
    }
    return factors;
  }

  private static Factors factors(long line, String text) throws IOException {
    String[] cells = text.strip().split(",", -1);
    try {
      if (cells.length != CELLS || !DAY.matcher(cells[0]).matches()) {
        throw new NumberFormatException();
      }
      Factors read =
          new Factors(
              line,
              cells[0],
              new BigDecimal(cells[1]),
              new BigDecimal(cells[2]),
              new BigDecimal(cells[3]));
      if (read.price().signum() <= 0 || read.split().signum() <= 0) {
        throw new NumberFormatException();
      }
      return read;
    } catch (NumberFormatException e) {
      throw new IOException(
          "line %d is not 'YYYYMMDD,price factor,split factor,close': '%s'".formatted(line, text),
          e);
    }
  }
}
