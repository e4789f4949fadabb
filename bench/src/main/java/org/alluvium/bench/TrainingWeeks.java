package org.alluvium.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;

/**
 * Generated training rows of many symbols, week by week; the same week is the same whenever it is
 * made, so none is kept.
 *
 * <p>Each feature is the sum of one of eight numbers that the features of a row share, and of one
 * of its own; the target follows three features and is noise otherwise.
 *
 * @param symbols rows of a day
 * @param features columns of a row but the target
 */
record TrainingWeeks(int symbols, int features) {
  static final int DAYS = 5;
  private static final int FIRST_NAME = 1_000_000;
  private static final int SHARED = 8;
  private static final double SIGNAL = 0.1;

  /** One cutoff a week, at which the rows of the week are known. */
  static TrainingCalendar calendar(int weeks) {
    return TrainingCalendar.of(LongStream.rangeClosed(1, weeks).toArray());
  }

  int rows() {
    return symbols * DAYS;
  }

  List<TrainingRow> week(int week, TrainingCalendar calendar) {
    SplittableRandom random = new SplittableRandom(week);
    List<TrainingRow> rows = new ArrayList<>(rows());
    for (int day = 0; day < DAYS; day++) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        rows.add(
            new TrainingRow(
                "S" + (FIRST_NAME + symbol),
                week * DAYS + day,
                calendar.cutoff(week),
                values(random)));
      }
    }
    return rows;
  }

  private double[] values(SplittableRandom random) {
    double[] shared = new double[SHARED];
    for (int i = 0; i < SHARED; i++) {
      shared[i] = random.nextDouble();
    }
    double[] values = new double[features + 1];
    for (int i = 0; i <= features; i++) {
      values[i] = random.nextDouble() + shared[i % SHARED];
    }
    values[features] += SIGNAL * (values[0] + values[1] - values[2]);
    return values;
  }
}
