package org.alluvium.flows.regime.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.Micros;

/**
 * The closes of a market, as known by an instant: the newest vintage of each session.
 *
 * @param dates sessions, in order
 * @param closes one per session
 */
record MarketCloses(List<LocalDate> dates, List<Double> closes) {
  MarketCloses {
    dates = List.copyOf(dates);
    closes = List.copyOf(closes);
  }

  static MarketCloses of(List<PriceVersion> versions, Instant asOf) {
    TreeMap<LocalDate, Double> newest = new TreeMap<>();
    versions.stream()
        .filter(v -> v.knownAt() <= Micros.of(asOf) && !Double.isNaN(v.close()))
        .sorted(Comparator.comparingLong(PriceVersion::knownAt))
        .forEach(v -> newest.put(LocalDate.ofEpochDay(v.day()), v.close()));
    return new MarketCloses(List.copyOf(newest.keySet()), List.copyOf(newest.values()));
  }

  double[] toArray() {
    return closes.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
