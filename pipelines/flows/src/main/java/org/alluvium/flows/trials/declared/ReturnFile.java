package org.alluvium.flows.trials.declared;

import com.univocity.parsers.common.TextParsingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alluvium.flows.ingestion.file.CsvRecords;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.trials.ReturnStream;

/**
 * Net returns of trials in a CSV file: {@code event_date} and one column per trial. An empty cell
 * is a date that the trial does not have; a trial without any cell failed. The file is read as a
 * whole or refused, with line and column.
 */
public final class ReturnFile {
  static final String DATE = "event_date";
  private static final int MOST_COLUMNS = 100_000;
  private static final double LARGEST = 1000;
  private static final double TOTAL_LOSS = -1;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]+");

  private final Path file;
  private final LocalDate today;
  private final List<String> header;
  private final List<LocalDate> dates = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();

  private ReturnFile(Path file, LocalDate today, List<String> header) {
    this.file = file;
    this.today = today;
    this.header = header;
  }

  /**
   * The trials of a file in the order of its columns: their returns, or empty for one that failed.
   *
   * @param today the last day that can have a return
   * @throws org.alluvium.lakehouse.error.AlluviumException when the file is not there, or is not
   *     such a file
   */
  public static Map<String, Optional<ReturnStream>> read(Path file, LocalDate today) {
    if (!Files.isRegularFile(file)) {
      throw DeclarationErrors.fileMissing("--returns", file);
    }
    try (CsvRecords records = text(file)) {
      if (!records.hasNext()) {
        throw DeclarationErrors.emptyFile(file);
      }
      ReturnFile read = new ReturnFile(file, today, header(file, records.next()));
      records.forEachRemaining(read::add);
      return read.trials();
    } catch (IOException | UncheckedIOException | TextParsingException e) {
      throw DeclarationErrors.unreadable(file, e);
    }
  }

  private static CsvRecords text(Path file) throws IOException {
    Utf8Check.require(file);
    return CsvRecords.open(file, MOST_COLUMNS);
  }

  private static List<String> header(Path file, CsvRecord record) {
    List<String> header = List.of(record.cells());
    if (!header.get(0).equals(DATE)) {
      throw DeclarationErrors.wrongFirstColumn(file, record.line(), header.get(0));
    }
    if (header.size() == 1) {
      throw DeclarationErrors.noTrial(file, record.line());
    }
    Set<String> seen = new HashSet<>();
    for (int column = 1; column < header.size(); column++) {
      if (!NAME.matcher(header.get(column)).matches()) {
        throw DeclarationErrors.namelessColumn(file, record.line(), column + 1);
      }
      if (!seen.add(header.get(column))) {
        throw DeclarationErrors.columnTwice(file, record.line(), column + 1, header.get(column));
      }
    }
    return header;
  }

  private void add(CsvRecord record) {
    String[] cells = record.cells();
    if (cells.length != header.size()) {
      throw DeclarationErrors.ragged(file, record.line(), cells.length, header.size());
    }
    LocalDate date = date(record);
    if (date.isAfter(today)) {
      throw DeclarationErrors.dateToCome(file, record.line(), date, today);
    }
    if (!dates.isEmpty() && !date.isAfter(dates.get(dates.size() - 1))) {
      LocalDate before = dates.get(dates.size() - 1);
      throw DeclarationErrors.dateNotAfter(
          file, record.line(), date, before, lines.get(lines.size() - 1));
    }
    double[] row = new double[header.size() - 1];
    for (int column = 1; column < cells.length; column++) {
      row[column - 1] = value(record.line(), column, cells[column]);
    }
    dates.add(date);
    lines.add(record.line());
    rows.add(row);
  }

  private LocalDate date(CsvRecord record) {
    try {
      return LocalDate.parse(record.cells()[0]);
    } catch (DateTimeParseException e) {
      throw DeclarationErrors.noDate(file, record.line(), record.cells()[0]);
    }
  }

  private double value(long line, int column, String cell) {
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(cell).matches()) {
      throw DeclarationErrors.noNumber(file, line, column + 1, header.get(column), cell);
    }
    double value = Double.parseDouble(cell);
    if (Math.abs(value) > LARGEST) {
      throw DeclarationErrors.tooLarge(file, line, column + 1, header.get(column), cell);
    }
    if (value < TOTAL_LOSS) {
      throw DeclarationErrors.belowTotalLoss(file, line, column + 1, header.get(column), cell);
    }
    return value;
  }

  private Map<String, Optional<ReturnStream>> trials() {
    if (dates.size() < 2) {
      throw DeclarationErrors.tooFewDates(file, dates.size());
    }
    Map<String, Optional<ReturnStream>> trials = new LinkedHashMap<>();
    for (int column = 1; column < header.size(); column++) {
      trials.put(header.get(column), trial(column));
    }
    return trials;
  }

  private Optional<ReturnStream> trial(int column) {
    int[] present =
        IntStream.range(0, rows.size())
            .filter(row -> !Double.isNaN(rows.get(row)[column - 1]))
            .toArray();
    if (present.length == 0) {
      return Optional.empty();
    }
    if (present.length == 1) {
      throw DeclarationErrors.oneReturn(
          file, lines.get(present[0]), column + 1, header.get(column));
    }
    return Optional.of(
        ReturnStream.of(
            Arrays.stream(present).mapToLong(row -> dates.get(row).toEpochDay()).toArray(),
            Arrays.stream(present).mapToDouble(row -> rows.get(row)[column - 1]).toArray()));
  }
}
