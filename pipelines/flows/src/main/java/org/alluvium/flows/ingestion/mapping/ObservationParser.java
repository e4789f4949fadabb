package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.UNKNOWN_SYMBOL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.ingestion.mapping.MappingTerms.MacroTerms;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.RejectedRowException;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.apache.spark.sql.Row;

/** Parses observations of economic series; a value that the source declares missing is no row. */
public final class ObservationParser implements RecordParser {
  private static final long serialVersionUID = 1L;
  private final String source;
  private final MacroTerms terms;
  private final CellLayout layout;
  private final KnowledgeWindow window;

  ObservationParser(
      SourceMapping mapping, MacroTerms terms, CellLayout layout, KnowledgeWindow window) {
    this.source = mapping.id();
    this.terms = terms;
    this.layout = layout;
    this.window = window;
  }

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.MACRO, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells));
    try {
      layout.requireWidth(cells);
      LocalDate date = layout.date(cells, Field.DATE);
      String received = terms.series() != null ? terms.series() : layout.text(cells, Field.SERIES);
      Optional<String> series =
          terms.series() != null ? Optional.of(received) : terms.nameOf(received);
      String key = series.orElse(received);
      LocalDate dated = terms.statesKnownFrom() ? layout.date(cells, Field.KNOWN_FROM) : date;
      Instant knownAt = terms.releaseOfSeries(key).knownAt(dated);
      if (layout.isDeclaredMissing(cells, Field.VALUE)) {
        return List.of();
      }
      if (!window.admits(key, knownAt)) {
        return window.passedOver(row, knownAt);
      }
      row.keyed(key, date, knownAt);
      if (series.isEmpty()) {
        throw new RejectedRowException(
            UNKNOWN_SYMBOL, "series '%s' is not named in conf/sources.json".formatted(received));
      }
      return List.of(row.with(ReceivedRows.VALUE, layout.number(cells, Field.VALUE)).toRow());
    } catch (RejectedRowException e) {
      return List.of(row.rejected(e.rejection()).toRow());
    }
  }
}
