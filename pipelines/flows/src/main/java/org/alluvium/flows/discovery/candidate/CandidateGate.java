package org.alluvium.flows.discovery.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lets a scanned row through as a candidate or refuses it with a reason; mends nothing.
 *
 * @param scanner id of the scanner
 * @param type of candidates whose row does not say it; empty text where every row has to
 * @param strategy tag of its candidates
 */
public record CandidateGate(String scanner, String type, String strategy) {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final int LONGEST_NAME = 100;

  /** Judges one row. */
  public Candidate admit(ScannedRow row) throws RefusedCandidateException {
    if (row.defect().isPresent()) {
      Refusal defect = row.defect().orElseThrow();
      throw new RefusedCandidateException(defect.rule(), defect.reason());
    }
    CanonicalSymbol symbol = CanonicalSymbol.parse(row.symbol());
    String own = row.type().orElse(type);
    if (!TYPE.matcher(own).matches()) {
      throw new RefusedCandidateException(
          RefusalRule.MALFORMED_TYPE,
          "type %s is no word of small letters, digits and '_'; give each row a type, or the scanner"
              .formatted(QuotedText.of(own)));
    }
    return new Candidate(symbol, own, strategy, scanner, row.number(), fields(row.fields()));
  }

  private static SortedMap<String, JsonNode> fields(Map<String, JsonNode> given)
      throws RefusedCandidateException {
    SortedMap<String, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : given.entrySet()) {
      requireName(field.getKey());
      requireScalar(field.getKey(), field.getValue());
      fields.put(field.getKey(), field.getValue());
    }
    return fields;
  }

  private static void requireName(String name) throws RefusedCandidateException {
    boolean clean = isUnicode(name) && name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || !clean) {
      throw new RefusedCandidateException(
          RefusalRule.MALFORMED_FIELD,
          "a field is called %s; a name has 1 to %d visible characters"
              .formatted(QuotedText.of(name), LONGEST_NAME));
    }
  }

  private static void requireScalar(String name, JsonNode value) throws RefusedCandidateException {
    String wrong = "";
    if (value.isContainerNode()) {
      wrong = "is a list or an object; one value is expected";
    } else if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      wrong = "is no finite number";
    } else if (value.isTextual() && !isUnicode(value.textValue())) {
      wrong = "is no Unicode text";
    }
    if (!wrong.isEmpty()) {
      throw new RefusedCandidateException(
          RefusalRule.MALFORMED_FIELD,
          "field %s %s, got %s"
              .formatted(QuotedText.of(name), wrong, QuotedText.bare(value.toString())));
    }
  }

  /** Whether a text can be written: half a surrogate pair cannot. */
  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
