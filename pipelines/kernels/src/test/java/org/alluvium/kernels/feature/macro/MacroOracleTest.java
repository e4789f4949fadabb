package org.alluvium.kernels.feature.macro;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.kernels.asof.AsOfJoin;
import org.alluvium.kernels.feature.macro.RecordedSeries.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The join equals DuckDB's and pandas', the rows equal pandas' (macro_asof.py). */
class MacroOracleTest {
  private static final long DAY = 86_400_000_000L;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final double TOLERANCE = 2e-6;
  private static final OracleTable ROWS = OracleTable.of("macro.csv.gz");

  @ParameterizedTest
  @ValueSource(strings = {"PAYEMS", "DSPIC96", "GDPC1", "UNRATE", "WTI_SPOT"})
  void theJoinFindsWhatDuckDbAndPandasFind(String series) {
    List<Observation> rows = RecordedSeries.of(series);
    List<String[]> expected =
        OracleTable.of("matches.csv.gz").rows().stream()
            .filter(row -> row[0].equals(series))
            .toList();
    int[] found =
        AsOfJoin.of(
                rows.stream().mapToLong(row -> row.day() * DAY).toArray(),
                rows.stream().mapToLong(Observation::knownAt).toArray())
            .at(
                expected.stream().mapToLong(row -> Long.parseLong(row[1])).toArray(),
                RecordedSeries.named(series).frequency().toleranceDays() * DAY);

    assertThat(expected).hasSizeGreaterThan(600);
    for (int i = 0; i < found.length; i++) {
      String[] row = expected.get(i);
      long day = found[i] == AsOfJoin.NONE ? -1 : rows.get(found[i]).day();
      long known = found[i] == AsOfJoin.NONE ? -1 : rows.get(found[i]).knownAt();
      assertThat(List.of(day, known))
          .as("%s at %s", series, row[1])
          .isEqualTo(List.of(OracleTable.whole(row[2], -1), OracleTable.whole(row[3], -1)));
    }
  }

  @Test
  void everyVintageOfEverySessionEqualsWhatPandasFindsBySearching() {
    Optional<String> difference =
        firstDifference(evaluated(RecordedSeries.rows(rows -> rows), Long.MIN_VALUE));

    assertThat(difference).isEmpty();
    assertThat(ROWS.rows()).as("sessions with their vintages").hasSizeGreaterThan(240);
  }

  @Test
  void ignoringWhenObservationsWereKnownIsFound() {
    MacroRows leaky =
        RecordedSeries.rows(
            rows ->
                knownInOrder(
                    rows.stream()
                        .map(row -> new Observation(row.day(), row.day() * DAY, row.value()))
                        .collect(
                            Collectors.toMap(
                                Observation::day, row -> row, (one, later) -> later, TreeMap::new))
                        .values()));

    assertThat(firstDifference(evaluated(leaky, Long.MIN_VALUE)))
        .hasValueSatisfying(told -> assertThat(told).startsWith("PAYEMS of day 16972"));
  }

  @Test
  void aPoisonedFutureMovesNothingThatWasKnownBefore() {
    long t = 1_472_000_000_000_000L; // 2016-08-24
    Map<List<Long>, float[]> sound = evaluated(RecordedSeries.rows(rows -> rows), Long.MIN_VALUE);
    MacroRows poisoned =
        RecordedSeries.rows(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            row.knownAt() <= t
                                ? row
                                : new Observation(row.day(), row.knownAt(), -10 * row.value()))
                    .toList());
    MacroRows truncated =
        RecordedSeries.rows(rows -> rows.stream().filter(row -> row.knownAt() <= t).toList());

    assertThat(by(t, evaluated(poisoned, Long.MIN_VALUE))).isEqualTo(by(t, sound)).isNotEmpty();
    assertThat(by(t, evaluated(truncated, Long.MIN_VALUE))).isEqualTo(by(t, sound));
    assertThat(by(Long.MAX_VALUE, evaluated(poisoned, Long.MIN_VALUE)))
        .isNotEqualTo(by(Long.MAX_VALUE, sound));
  }

  @Test
  void rowsAfterATimeAreTheRestOfAllRows() {
    long t = 1_472_000_000_000_000L;
    Map<List<Long>, float[]> all = evaluated(RecordedSeries.rows(rows -> rows), Long.MIN_VALUE);
    Map<List<Long>, float[]> rest = evaluated(RecordedSeries.rows(rows -> rows), t);
    Map<List<Long>, List<Float>> joined = by(t, all);
    joined.putAll(by(Long.MAX_VALUE, rest));

    assertThat(rest.keySet()).isNotEmpty().allMatch(key -> key.get(1) > t);
    assertThat(joined).isEqualTo(by(Long.MAX_VALUE, all));
  }

  @Test
  void changedBitsNeedAnotherVersion() throws IOException, NoSuchAlgorithmException {
    Properties recorded = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/feature/macro/digest.properties")) {
      recorded.load(in);
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    evaluated(RecordedSeries.rows(rows -> rows), Long.MIN_VALUE)
        .forEach((key, values) -> sha.update((key + Arrays.toString(values)).getBytes(US_ASCII)));

    assertThat(HexFormat.of().formatHex(sha.digest()))
        .as("other bits: raise the version of MacroFeatures, and record both")
        .isEqualTo(recorded.getProperty("sha256"));
    assertThat("" + MacroFeatures.ofBundledSeries().version())
        .isEqualTo(recorded.getProperty("version"));
  }

  /** By (session, known_at). */
  private static Map<List<Long>, float[]> evaluated(MacroRows macro, long after) {
    Map<Integer, Long> sessions = new TreeMap<>();
    for (String[] row : ROWS.rows()) {
      sessions.merge(Integer.parseInt(row[0]), Long.parseLong(row[1]), Math::min);
    }
    int[] days = sessions.keySet().stream().mapToInt(day -> day).toArray();
    long[] bars = sessions.values().stream().mapToLong(known -> known).toArray();
    // As in the script: a bar in time is known at the close, a late one belongs to a session that
    // closed by the end of its day.
    long[] closes = new long[bars.length];
    Arrays.setAll(closes, i -> Math.min(bars[i], (days[i] + 1L) * MICROS_PER_DAY));
    Map<List<Long>, float[]> rows = new TreeMap<>(byElements());
    macro.evaluate(
        days,
        closes,
        bars,
        after,
        (day, known, values) -> rows.put(List.of((long) day, known), values));
    return rows;
  }

  private static Optional<String> firstDifference(Map<List<Long>, float[]> actual) {
    for (String[] row : ROWS.rows()) {
      float[] values = actual.get(List.of(Long.parseLong(row[0]), Long.parseLong(row[1])));
      for (int c = 2; c < row.length; c++) {
        double expected = OracleTable.number(row[c]);
        if (values == null || !equal(expected, values[c - 2])) {
          String got = values == null ? "no row" : "" + values[c - 2];
          return Optional.of(
              "%s of day %s known at %s: expected %s, got %s"
                  .formatted(ROWS.names().get(c), row[0], row[1], expected, got));
        }
      }
    }
    return actual.size() == ROWS.rows().size()
        ? Optional.empty()
        : Optional.of("%d rows, expected %d".formatted(actual.size(), ROWS.rows().size()));
  }

  private static boolean equal(double expected, double actual) {
    return Double.isNaN(expected)
        ? Double.isNaN(actual)
        : Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  private static Map<List<Long>, List<Float>> by(long t, Map<List<Long>, float[]> rows) {
    Map<List<Long>, List<Float>> known = new TreeMap<>(byElements());
    rows.forEach(
        (key, values) -> {
          if (key.get(1) <= t) {
            List<Float> boxed = new ArrayList<>();
            for (float value : values) {
              boxed.add(value);
            }
            known.put(key, boxed);
          }
        });
    return known;
  }

  private static List<Observation> knownInOrder(java.util.Collection<Observation> rows) {
    return rows.stream()
        .sorted(Comparator.comparingLong(Observation::knownAt).thenComparingInt(Observation::day))
        .toList();
  }

  private static Comparator<List<Long>> byElements() {
    return (a, b) ->
        Arrays.compare(
            a.stream().mapToLong(x -> x).toArray(), b.stream().mapToLong(x -> x).toArray());
  }
}
