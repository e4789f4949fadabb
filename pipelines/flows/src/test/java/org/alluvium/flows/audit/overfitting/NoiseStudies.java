package org.alluvium.flows.audit.overfitting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.flows.trials.declared.Declaration;
import org.alluvium.flows.trials.declared.DeclaredStudy;
import org.alluvium.lakehouse.direct.DirectLakehouse;

/** Studies of seeded normal returns without a mean, one per cent a day, on record. */
final class NoiseStudies {
  static final String FAMILY = "noise/none/1-session";
  private static final long FIRST = LocalDate.parse("2007-01-01").toEpochDay();

  private final DirectLakehouse lakehouse;

  NoiseStudies(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  TrialTables tables() {
    return new TrialTables(lakehouse);
  }

  TrialWriter writer() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
    return new TrialWriter(lakehouse, "run-1", clock);
  }

  /** Consecutive weekdays. */
  static long[] weekdays(int count) {
    return LongStream.iterate(FIRST, day -> day + 1)
        .filter(day -> Math.floorMod(day - FIRST, 7L) < 5)
        .limit(count)
        .toArray();
  }

  /** Trials {@code t0} … of as many days. */
  static Map<String, Optional<ReturnStream>> noise(int trials, int days, long seed) {
    Random random = new Random(seed);
    Map<String, Optional<ReturnStream>> columns = new LinkedHashMap<>();
    long[] dates = weekdays(days);
    for (int trial = 0; trial < trials; trial++) {
      double[] returns =
          DoubleStream.generate(() -> 0.01 * random.nextGaussian()).limit(days).toArray();
      columns.put("t" + trial, Optional.of(ReturnStream.of(dates, returns)));
    }
    return columns;
  }

  /** A stream with as much more every day. */
  static ReturnStream plus(ReturnStream stream, double daily) {
    double[] values = stream.values();
    for (int row = 0; row < values.length; row++) {
      values[row] += daily;
    }
    return ReturnStream.of(stream.days(), values);
  }

  void declare(String study, Map<String, Optional<ReturnStream>> columns) {
    declare(Declaration.of(new Study(study, FAMILY), columns, Map.of()));
  }

  void declare(Declaration declaration) {
    DeclaredStudy.of(declaration, tables()).write(writer());
  }

  OverfittingReport judge(String study, int blocks) {
    return new OverfittingAudit(tables())
        .judge(new OverfittingRequest(study, blocks, OptionalInt.empty()));
  }
}
