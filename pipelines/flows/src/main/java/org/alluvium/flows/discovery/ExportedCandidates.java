package org.alluvium.flows.discovery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.tables.Candidates;

/**
 * An export as it was read from its file: what is counted, shown and written to {@code
 * bronze.candidates} comes from here.
 *
 * @param document valid against the schema of exports
 */
public record ExportedCandidates(JsonNode document) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * One scanner and what became of its rows.
   *
   * @param batchId of its refused rows in {@code bronze.rejected_rows}
   * @param refusedByRule number of refused rows by rule
   */
  public record ScannerTotals(
      String id,
      String kind,
      String batchId,
      CandidateTotals totals,
      Map<String, Long> refusedByRule) {}

  public String runId() {
    return document.path("run_id").asText();
  }

  public String pipeline() {
    return document.path("pipeline").asText();
  }

  /** What became of all rows, as the export says. */
  public CandidateTotals totals() {
    return totals(document.path("totals"));
  }

  /** The same by scanner, in the order of the pipeline. */
  public List<ScannerTotals> scanners() {
    return document
        .path("scanners")
        .valueStream()
        .map(
            node ->
                new ScannerTotals(
                    node.path("id").asText(),
                    node.path("kind").asText(),
                    node.path("batch_id").asText(),
                    totals(node.path("totals")),
                    counts(node.path("refused_by_rule"))))
        .toList();
  }

  /** Number of candidates that are there. */
  public int size() {
    return document.path("candidates").size();
  }

  /** The candidates as rows of {@code bronze.candidates}, value by column. */
  public List<Map<String, Object>> rows() {
    return document.path("candidates").valueStream().map(this::row).toList();
  }

  private Map<String, Object> row(JsonNode candidate) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(Candidates.RUN_ID, runId());
    row.put(Candidates.SYMBOL, candidate.path("symbol").asText());
    row.put(Candidates.EXCHANGE, candidate.path("exchange").asText());
    row.put(Candidates.TYPE, candidate.path("type").asText());
    row.put(Candidates.PIPELINE, pipeline());
    row.put(Candidates.PROFILE, candidate.path("profile").textValue());
    row.put(Candidates.STRATEGY, candidate.path("strategy").asText());
    row.put(Candidates.SCANNER, candidate.path("scanner").asText());
    row.put(Candidates.ROW_NO, candidate.path("row_no").asLong());
    row.put(Candidates.METADATA, candidate.path("metadata").toString());
    row.put(Candidates.AS_OF, Instant.parse(document.path("as_of").asText()));
    return row;
  }

  private static CandidateTotals totals(JsonNode node) {
    return new CandidateTotals(
        node.path("scanned").asLong(),
        node.path("accepted").asLong(),
        node.path("refused").asLong(),
        counts(node.path("filtered")),
        node.path("duplicates").asLong());
  }

  private static Map<String, Long> counts(JsonNode node) {
    Map<String, Long> counts = new LinkedHashMap<>();
    node.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
    return counts;
  }
}
