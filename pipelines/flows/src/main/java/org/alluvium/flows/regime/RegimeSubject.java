package org.alluvium.flows.regime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alluvium.kernels.check.Check;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * A profile whose market is told the regimes of.
 *
 * @param profile profile id
 * @param market symbol of its market
 * @param calendar id of its trading calendar
 * @param periodsPerYear sessions that this calendar counts as a year
 * @param configuration how regimes are told
 * @param lineage digest of everything that determines them besides the data
 */
public record RegimeSubject(
    String profile,
    String market,
    String calendar,
    double periodsPerYear,
    RegimeConfiguration configuration,
    String lineage) {
  /** Raised by hand when what is computed changes. */
  static final int VERSION = 1;

  private static final int HEX_DIGITS = 12;
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true).build();

  public RegimeSubject {
    Check.positive(periodsPerYear, "sessions in a year of " + profile);
  }

  /** With the lineage that follows from the rest. */
  public static RegimeSubject of(
      String profile,
      String market,
      String calendar,
      double periodsPerYear,
      RegimeConfiguration configuration) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("version", VERSION);
    parts.put("market", market);
    parts.put("calendar", calendar);
    parts.put("periods_per_year", periodsPerYear);
    parts.put("regime", configuration);
    try {
      String lineage = Sha256.of(CANONICAL.writeValueAsString(parts)).substring(0, HEX_DIGITS);
      return new RegimeSubject(profile, market, calendar, periodsPerYear, configuration, lineage);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot digest a lineage: " + e.getMessage(), e);
    }
  }

  /** Computes its rows. */
  public RegimeComputation computation() {
    return new RegimeComputation(configuration, periodsPerYear);
  }

  /** Literal predicate of its rows in {@code gold.regimes}. */
  public String slice() {
    return "profile = '%s' and lineage = '%s'".formatted(profile, lineage);
  }
}
