package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Symbols in CSV: a header that has {@code symbol}, perhaps {@code type}; other columns become
 * fields, an empty cell a missing value. Cells are taken as they are: a blank is a blank.
 */
final class CsvSymbols {
  private static final String SYMBOL = "symbol";
  private static final String TYPE = "type";
  private static final int LONGEST_CELL = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final List<String> header;
  private final List<ScannedRow> rows = new ArrayList<>();

  private CsvSymbols(List<String> header) {
    this.header = header;
  }

  static List<ScannedRow> read(String scanner, Page page) {
    List<String[]> records = records(scanner, page);
    if (records.isEmpty()) {
      throw ScanErrors.unreadable(scanner, page.name(), "is empty");
    }
    List<String> header = List.of(records.get(0));
    Set<String> names = new HashSet<>(header);
    if (!names.contains(SYMBOL) || names.size() != header.size()) {
      throw ScanErrors.unreadable(
          scanner,
          page.name(),
          "needs a header with 'symbol' and no name twice, got " + String.join(",", header));
    }
    CsvSymbols symbols = new CsvSymbols(header);
    records.subList(1, records.size()).forEach(symbols::add);
    return symbols.rows;
  }

  private void add(String[] cells) {
    long number = rows.size() + 1L;
    String received = String.join(",", cells);
    if (cells.length != header.size()) {
      rows.add(
          ScannedRow.malformed(
              number,
              received,
              "the row has %d cells, the header %d".formatted(cells.length, header.size())));
      return;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    for (int i = 0; i < cells.length; i++) {
      fields.put(header.get(i), cells[i].isEmpty() ? NullNode.instance : new TextNode(cells[i]));
    }
    String symbol = fields.remove(SYMBOL).asText("");
    JsonNode type = fields.remove(TYPE);
    ScannedRow row = ScannedRow.of(number, received, symbol, fields);
    rows.add(type == null || type.isNull() ? row : row.ofType(type.textValue()));
  }

  private static List<String[]> records(String scanner, Page page) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.trimValues(false);
    settings.setMaxCharsPerColumn(LONGEST_CELL);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setCommentProcessingEnabled(false);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page.content())).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new CsvParser(settings).parseAll(new StringReader(marked ? text.substring(1) : text));
    } catch (CharacterCodingException e) {
      throw ScanErrors.unreadable(scanner, page.name(), "is no UTF-8 text");
    } catch (TextParsingException e) {
      throw ScanErrors.unreadable(
          scanner, page.name(), "is no CSV at line " + (e.getLineIndex() + 1));
    }
  }
}
