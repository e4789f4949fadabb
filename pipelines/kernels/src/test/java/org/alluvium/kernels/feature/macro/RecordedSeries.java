package org.alluvium.kernels.feature.macro;

import java.util.List;
import java.util.function.UnaryOperator;

/** The recorded observations, and the series that macro_asof.py derived from them. */
final class RecordedSeries {
  static final List<MacroSeries> SERIES =
      List.of(
          new MacroSeries("PAYEMS", Frequency.MONTHLY, Change.DIFFERENCE, List.of(1, 12), 24),
          new MacroSeries("DSPIC96", Frequency.MONTHLY, Change.PERCENT, List.of(1, 3), 60),
          new MacroSeries("GDPC1", Frequency.QUARTERLY, Change.PERCENT, List.of(1, 4), 20),
          new MacroSeries("UNRATE", Frequency.MONTHLY, Change.DIFFERENCE, List.of(1), 36),
          new MacroSeries("WTI_SPOT", Frequency.DAILY, Change.PERCENT, List.of(1, 5, 21), 100));

  private static final OracleTable TABLE = OracleTable.of("observations.csv.gz");

  private RecordedSeries() {}

  /** One vintage of an observation. */
  record Observation(int day, long knownAt, double value) {}

  static MacroSeries named(String series) {
    return SERIES.stream().filter(s -> s.series().equals(series)).findFirst().orElseThrow();
  }

  /** Every vintage of a series, by the time of knowledge and then by day. */
  static List<Observation> of(String series) {
    return TABLE.rows().stream()
        .filter(row -> row[0].equals(series))
        .map(
            row ->
                new Observation(
                    Integer.parseInt(row[1]), Long.parseLong(row[2]), Double.parseDouble(row[3])))
        .toList();
  }

  static Observations arrays(List<Observation> rows) {
    return new Observations(
        rows.stream().mapToInt(Observation::day).toArray(),
        rows.stream().mapToLong(Observation::knownAt).toArray(),
        rows.stream().mapToDouble(Observation::value).toArray());
  }

  /** The set of all series, each from what a change makes of its observations. */
  static MacroRows rows(UnaryOperator<List<Observation>> change) {
    return MacroRows.of(
        SERIES.stream()
            .map(s -> DerivedSeries.of(s, arrays(change.apply(of(s.series())))))
            .toList());
  }
}
