package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;

/** How the records of a page become cells, as a file's do; used where pages are parsed. */
public interface PageRecords extends Serializable {
  /** Names of the cells of a record. */
  List<String> header();

  /**
   * The records of a page in their order, as received. What has not the form of a record has
   * another number of cells, and is refused for it. A record's line is its number, from 1.
   */
  List<CsvRecord> records(Page page, JsonNode body);
}
