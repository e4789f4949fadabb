package org.alluvium.flows.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.Selections;

/** What was decided of each candidate of a session, read back from its table without Spark. */
public final class StoredCandidates {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredCandidates() {}

  /** Those of a profile as it is; none where a lakehouse has no such decision. */
  public static List<Candidate> of(
      DirectLakehouse lakehouse, SleeveProfile profile, LocalDate session) {
    RowFilter own =
        RowFilter.equalTo(Selections.PROFILE, profile.id())
            .and(Selections.LINEAGE, Comparison.EQUAL, Lineage.ofBook(profile))
            .and(Selections.EVENT_DATE, Comparison.EQUAL, session);
    return lakehouse.read(Selections.SPEC, own).rows().stream()
        .map(StoredCandidates::candidate)
        .toList();
  }

  private static Candidate candidate(Map<String, Object> row) {
    return new Candidate(
        (String) row.get(Selections.SYMBOL),
        Verdict.of((String) row.get(Selections.VERDICT)),
        (String) row.get(Selections.STAGE),
        (String) row.get(Selections.REASON),
        (Integer) row.get(Selections.SIDE),
        Optional.ofNullable((Double) row.get(Selections.SCORE)).orElse(Double.NaN),
        Optional.ofNullable((Integer) row.get(Selections.CLUSTER)).orElse(-1),
        evidence(row));
  }

  private static Map<String, Double> evidence(Map<String, Object> row) {
    try {
      Map<String, Double> evidence = new TreeMap<>();
      JSON.readTree((String) row.get(Selections.EVIDENCE))
          .properties()
          .forEach(entry -> evidence.put(entry.getKey(), number(entry.getValue())));
      return evidence;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence of " + row.get(Selections.SYMBOL), e);
    }
  }

  /** What is no number, such as NaN, is a text in JSON. */
  private static double number(JsonNode value) {
    return value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
  }
}
