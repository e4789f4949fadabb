package org.alluvium.flows.ingestion.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.apache.spark.sql.Row;

/** The parsed rows of one CSV file. */
public final class CsvRows {
  private CsvRows() {}

  /** Reads a file below its header, lazily, one record at a time. */
  static Iterator<Row> parsed(Path path, SourceFile file, RecordParser parser) throws IOException {
    CsvRecords records = CsvRecords.open(path);
    records.next();
    Spliterator<CsvRecord> rest =
        Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(rest, false)
        .flatMap(record -> parser.parse(file, record.line(), record.cells()).stream())
        .iterator();
  }
}
