package org.alluvium.flows.strategy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.profile.ExecutionConfiguration;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.execution.PriceBars;
import org.alluvium.kernels.strategy.IntradaySession;
import org.alluvium.kernels.strategy.SessionBars;

/**
 * Bars of one instrument that move forward in knowledge: {@link #advance} takes in what became
 * known up to an instant, and everything else shows the newest vintage known by then.
 */
final class KnownBars {
  private final List<BarVersion> versions;
  private final ExecutionConfiguration execution;
  private final NavigableMap<Long, BarVersion> daily = new TreeMap<>();
  private final Map<Long, NavigableMap<Long, BarVersion>> shorter = new HashMap<>();
  private int next;

  /**
   * @param versions every vintage that it may ever learn, in any order
   * @param execution says when shorter bars are used
   */
  KnownBars(Collection<BarVersion> versions, ExecutionConfiguration execution) {
    this.versions = versions.stream().sorted(BarVersion.ORDER).toList();
    this.execution = execution;
  }

  /** The instants at which it learns something, epoch microseconds. */
  TreeSet<Long> instants() {
    TreeSet<Long> instants = new TreeSet<>();
    versions.forEach(version -> instants.add(version.knownAt()));
    return instants;
  }

  /**
   * Takes in everything known by an instant; instants only move forward.
   *
   * @return the first session, as now known, of which something is new; none where nothing is
   */
  Optional<Long> advance(long knownBy) {
    TreeSet<Long> touched = new TreeSet<>();
    while (next < versions.size() && versions.get(next).knownAt() <= knownBy) {
      BarVersion version = versions.get(next++);
      if (version.isDaily()) {
        daily.put(version.day(), version);
      } else {
        shorter
            .computeIfAbsent(version.day(), day -> new TreeMap<>())
            .put(version.start(), version);
      }
      touched.add(version.day());
    }
    touched.retainAll(daily.keySet());
    return touched.stream().findFirst();
  }

  /** Returns from close to close up to a day, oldest first; NaN where a close is missing. */
  double[] returns(long day) {
    double[] closes =
        daily.headMap(day, true).values().stream().mapToDouble(BarVersion::close).toArray();
    double[] returns = new double[Math.max(0, closes.length - 1)];
    for (int t = 0; t < returns.length; t++) {
      returns[t] = closes[t + 1] / closes[t] - 1;
    }
    return returns;
  }

  /** The sessions after a day. */
  SessionBars sessionsAfter(long day) {
    NavigableMap<Long, BarVersion> sessions = daily.tailMap(day, false);
    Map<Long, IntradaySession> intraday = new HashMap<>();
    for (long session : sessions.keySet()) {
      intraday(session).ifPresent(parts -> intraday.put(session, parts));
    }
    long[] keys = sessions.keySet().stream().mapToLong(Long::longValue).toArray();
    return SessionBars.of(bars(keys, sessions.values()), intraday);
  }

  private Optional<IntradaySession> intraday(long day) {
    if (execution.intraday() == null || !shorter.containsKey(day)) {
      return Optional.empty();
    }
    NavigableMap<Long, BarVersion> parts = shorter.get(day);
    int entry = entryRow(parts);
    if (parts.size() < execution.intraday().leastBars() || entry == parts.size()) {
      return Optional.empty();
    }
    long[] keys = parts.keySet().stream().mapToLong(Long::longValue).toArray();
    return Optional.of(new IntradaySession(bars(keys, parts.values()), entry));
  }

  private int entryRow(NavigableMap<Long, BarVersion> parts) {
    if (execution.entry() == null) {
      return 0;
    }
    LocalTime from = execution.entry().timeOfDay();
    int row = 0;
    for (long start : parts.keySet()) {
      Instant at = Micros.instant(start);
      if (!at.atZone(execution.entry().zoneId()).toLocalTime().isBefore(from)) {
        return row;
      }
      row++;
    }
    return row;
  }

  private static PriceBars bars(long[] keys, Collection<BarVersion> versions) {
    List<BarVersion> rows = new ArrayList<>(versions);
    return PriceBars.of(
        keys,
        rows.stream().mapToDouble(BarVersion::open).toArray(),
        rows.stream().mapToDouble(BarVersion::high).toArray(),
        rows.stream().mapToDouble(BarVersion::low).toArray(),
        rows.stream().mapToDouble(BarVersion::close).toArray());
  }
}
