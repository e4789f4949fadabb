package org.alluvium.flows.ingestion.network;

import java.time.Duration;
import java.util.List;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Rejection;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.apache.spark.sql.Row;

/** Refuses bars that do not last as long as they should; all others have the rules of bars. */
public final class KlineParser implements RecordParser {
  private static final long serialVersionUID = 1L;
  private final String source;
  private final SourceYield yields;
  private final Duration interval;
  private final RecordParser bars;

  KlineParser(String source, SourceYield yields, Duration interval, RecordParser bars) {
    this.source = source;
    this.yields = yields;
    this.interval = interval;
    this.bars = bars;
  }

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    boolean judged = cells.length == file.header().size() && isWhole(cells[KlineRecords.OPEN_TIME]);
    if (!judged || lastsAsDeclared(cells)) {
      return bars.parse(file, line, cells);
    }
    Rejection rejection =
        new Rejection(
            RejectionRule.WRONG_INTERVAL,
            "the bar from %s to %s does not last %s"
                .formatted(
                    cells[KlineRecords.OPEN_TIME], cells[KlineRecords.CLOSE_TIME], interval));
    return List.of(
        ReceivedRow.of(source, yields, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells))
            .rejected(rejection)
            .toRow());
  }

  private static boolean isWhole(String cell) {
    return cell.matches("\\d{1,18}");
  }

  /** A bar ends a millisecond before the next one starts. */
  private boolean lastsAsDeclared(String[] cells) {
    String closed = cells[KlineRecords.CLOSE_TIME];
    return isWhole(closed)
        && Long.parseLong(closed) - Long.parseLong(cells[KlineRecords.OPEN_TIME]) + 1
            == interval.toMillis();
  }
}
