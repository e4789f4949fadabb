package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.MALFORMED_DATE;
import static org.alluvium.flows.ingestion.received.RejectionRule.MALFORMED_NUMBER;
import static org.alluvium.flows.ingestion.received.RejectionRule.MALFORMED_TIMESTAMP;
import static org.alluvium.flows.ingestion.received.RejectionRule.MISSING_FIELD;
import static org.alluvium.flows.ingestion.received.RejectionRule.WRONG_COLUMN_COUNT;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.received.RejectedRowException;

/** Finds the cells of a row by field, and reads them as the source writes dates and numbers. */
public final class CellLayout implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LAST_YEAR = 9_000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern SPARK =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d+)?");
  private final EnumMap<Field, Integer> positions = new EnumMap<>(Field.class);
  private final int width;
  private final TextForm text;
  private transient DateTimeFormatter formatter;

  public CellLayout(SourceMapping mapping, List<String> header) {
    for (Map.Entry<Field, String> column : mapping.columns().entrySet()) {
      positions.put(column.getKey(), header.indexOf(column.getValue()));
    }
    this.width = header.size();
    this.text = mapping.text();
  }

  void requireWidth(String[] cells) throws RejectedRowException {
    if (cells.length != width) {
      throw new RejectedRowException(
          WRONG_COLUMN_COUNT, "the row has %d cells, the header %d".formatted(cells.length, width));
    }
  }

  /** Whether a cell is empty, declared as "no value", or not part of the file at all. */
  boolean isMissing(String[] cells, Field field) {
    Integer position = positions.get(field);
    return position == null
        || cells[position].isBlank()
        || text.missingValues().contains(cells[position]);
  }

  /** Whether the source itself declares that there is no value. */
  boolean isDeclaredMissing(String[] cells, Field field) {
    return text.missingValues().contains(cells[positions.get(field)]);
  }

  String text(String[] cells, Field field) throws RejectedRowException {
    if (isMissing(cells, field)) {
      throw new RejectedRowException(MISSING_FIELD, field.id() + " is missing");
    }
    return cells[positions.get(field)];
  }

  /** A text, empty where it is missing. */
  String textOrEmpty(String[] cells, Field field) {
    return isMissing(cells, field) ? "" : cells[positions.get(field)];
  }

  LocalDate date(String[] cells, Field field) throws RejectedRowException {
    String cell = text(cells, field);
    try {
      return requireYear(LocalDate.parse(cell, formatter()));
    } catch (DateTimeException e) {
      throw new RejectedRowException(
          MALFORMED_DATE,
          "%s '%s' is no date in the form %s".formatted(field.id(), cell, text.datePattern()));
    }
  }

  /** A moment with its offset from UTC, in the form of the source's dates. */
  Instant instant(String[] cells, Field field) throws RejectedRowException {
    String cell = text(cells, field);
    try {
      OffsetDateTime moment = OffsetDateTime.parse(cell, formatter());
      requireYear(moment.toLocalDate());
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw new RejectedRowException(
          MALFORMED_TIMESTAMP,
          "%s '%s' is no moment in the form %s".formatted(field.id(), cell, text.datePattern()));
    }
  }

  /** A moment in ISO's form with its offset, or as Spark writes one of UTC. */
  Instant isoInstant(String[] cells, Field field) throws RejectedRowException {
    String cell = text(cells, field);
    String iso = cell.replace(' ', 'T');
    try {
      OffsetDateTime moment = OffsetDateTime.parse(SPARK.matcher(cell).matches() ? iso + "Z" : iso);
      requireYear(moment.toLocalDate());
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw new RejectedRowException(
          MALFORMED_TIMESTAMP,
          "%s '%s' is no moment like 2017-11-10T21:00:00Z".formatted(field.id(), cell));
    }
  }

  /** A year that tables can hold; a pattern alone lets a billion years through. */
  private static LocalDate requireYear(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("year " + date.getYear());
    }
    return date;
  }

  double number(String[] cells, Field field) throws RejectedRowException {
    String cell = text(cells, field);
    String plain =
        text.thousandsSeparator().isEmpty() ? cell : cell.replace(text.thousandsSeparator(), "");
    double value = NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new RejectedRowException(
          MALFORMED_NUMBER, "%s '%s' is no number".formatted(field.id(), cell));
    }
    return value;
  }

  private DateTimeFormatter formatter() {
    if (formatter == null) {
      formatter = text.formatter();
    }
    return formatter;
  }
}
