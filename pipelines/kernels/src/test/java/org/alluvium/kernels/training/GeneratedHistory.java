package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Generated training rows with late arrivals, gaps, empty weeks and, on request, corrections. */
record GeneratedHistory(List<TrainingRow> versions, TrainingCalendar calendar) {
  static final int DIMENSION = 4;
  private static final int WEEKS = 40;
  private static final int WEEK = 1_000;

  static GeneratedHistory withoutCorrections(long seed) {
    return generate(new Random(seed), 0);
  }

  static GeneratedHistory withCorrections(long seed) {
    return generate(new Random(seed), 0.2);
  }

  private static GeneratedHistory generate(Random random, double correctionRate) {
    List<TrainingRow> versions = new ArrayList<>();
    for (int day = 0; day < WEEKS * 5; day++) {
      for (String symbol : List.of("A", "B", "C")) {
        boolean emptyWeek = day / 5 % 9 == 4;
        if (!emptyWeek) {
          addVersions(versions, random, symbol, day, correctionRate);
        }
      }
    }
    versions.sort(TrainingRow.ORDER);
    return new GeneratedHistory(versions, TrainingCalendar.of(cutoffs(WEEKS)));
  }

  private static void addVersions(
      List<TrainingRow> versions, Random random, String symbol, int day, double correctionRate) {
    long knownAt = day * (WEEK / 5L) + 1 + random.nextInt(random.nextInt(10) == 0 ? 5 * WEEK : 100);
    versions.add(new TrainingRow(symbol, day, knownAt, values(random)));
    while (random.nextDouble() < correctionRate) {
      knownAt += 1 + random.nextInt(random.nextBoolean() ? WEEK / 2 : 20 * WEEK);
      versions.add(new TrainingRow(symbol, day, knownAt, values(random)));
    }
  }

  private static double[] values(Random random) {
    double[] values = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = 100 * i + random.nextGaussian();
    }
    if (random.nextInt(30) == 0) {
      values[random.nextInt(DIMENSION)] = Double.NaN;
    }
    return values;
  }

  private static long[] cutoffs(int weeks) {
    return IntStream.range(0, weeks).mapToLong(week -> (week + 1L) * WEEK).toArray();
  }

  /** What a run at a cutoff could read: nothing known later, and no later cutoff. */
  GeneratedHistory knownAt(int cutoff) {
    long instant = calendar.cutoff(cutoff);
    return new GeneratedHistory(
        versions.stream().filter(row -> row.knownAt() <= instant).toList(),
        TrainingCalendar.of(cutoffs(cutoff + 1)));
  }

  List<TrainingBlock> blocks() {
    return TrainingBlocks.partition(versions, calendar, DIMENSION);
  }
}
