package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.tables.IntradayBars;

/** The shorter bars that a strategy reads; each is a series of its own, named by its beginning. */
final class IntradayInputs {
  static final String TABLE = IntradayBars.SPEC.toString();
  private static final List<String> PRICES =
      List.of(IntradayBars.OPEN, IntradayBars.HIGH, IntradayBars.LOW, IntradayBars.CLOSE);

  private IntradayInputs() {}

  /** Every vintage known by an instant; none where a strategy uses none. */
  static DatedTable of(DirectLakehouse lakehouse, StrategyProfile profile, Instant asOf) {
    List<DatedRow> rows = new ArrayList<>();
    if (profile.execution().intraday() != null && lakehouse.exists(IntradayBars.SPEC.name())) {
      RowFilter which =
          RowFilter.equalTo(IntradayBars.SYMBOL, profile.instrument())
              .and(
                  IntradayBars.INTERVAL,
                  RowFilter.Comparison.EQUAL,
                  profile.execution().intraday().interval())
              .and(IntradayBars.KNOWN_AT, RowFilter.Comparison.AT_MOST, asOf);
      lakehouse.read(IntradayBars.SPEC, which).rows().forEach(row -> rows.add(row(row)));
    }
    return new DatedTable(TABLE, PRICES, rows);
  }

  /** When a bar begins, epoch microseconds. */
  static long start(DatedRow row) {
    return Micros.of(Instant.parse(row.symbol().substring(row.symbol().indexOf(' ') + 1)));
  }

  private static DatedRow row(Map<String, Object> row) {
    return new DatedRow(
        row.get(IntradayBars.SYMBOL) + " " + row.get(IntradayBars.BAR_START),
        (int) ((LocalDate) row.get(IntradayBars.EVENT_DATE)).toEpochDay(),
        Micros.of((Instant) row.get(IntradayBars.KNOWN_AT)),
        PRICES.stream().mapToDouble(column -> SilverInputs.number(row.get(column))).toArray());
  }
}
