package org.alluvium.flows.ingestion.received;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Turns one record of a file into rows of {@link ReceivedRows}. */
public interface RecordParser extends Serializable {
  /**
   * Parses a record.
   *
   * @param line line or row number, from 1
   * @param cells texts of the cells, in the order of the file's header
   * @return nothing when the window does not ask for the row, or when the source itself declares
   *     that it has no value; one row that is refused; else a row for each fact in the record
   */
  List<Row> parse(SourceFile file, long line, String[] cells);

  /** The row as a line of CSV, as {@code bronze.rejected_rows} keeps it. */
  static String asText(String[] cells) {
    return Arrays.stream(cells).map(RecordParser::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell == null || cell.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
