package org.alluvium.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;

/**
 * Measures ridge on a pooled panel that never is in memory, on one thread: week by week its rows
 * are generated, their moments taken and the rows forgotten; the moments are folded, and a model is
 * fitted at every cutoff.
 *
 * <p>Arguments: {@code pass}, work folder, result file, symbols, weeks, features. The cumulative
 * moments of the last cutoff are left in the work folder as {@code cumulative}. With {@code week}
 * instead, a process that did nothing before goes on from them for one more week.
 */
public final class PanelBench {
  private static final double NANOS = 1e9;
  private static final int FURTHER_WEEKS = 5;
  private static final Ridge MODEL = new Ridge(0.001);

  private final Timings timings = new Timings();
  private final Path stored;
  private final TrainingWeeks generated;
  private final int weeks;
  private final TrainingCalendar calendar;

  private PanelBench(Path work, TrainingWeeks generated, int weeks) {
    this.stored = work.resolve("cumulative");
    this.generated = generated;
    this.weeks = weeks;
    this.calendar = TrainingWeeks.calendar(weeks + FURTHER_WEEKS);
  }

  public static void main(String[] arguments) throws Exception {
    TrainingWeeks generated =
        new TrainingWeeks(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[5]));
    PanelBench bench =
        new PanelBench(Path.of(arguments[1]), generated, Integer.parseInt(arguments[4]));
    switch (arguments[0]) {
      case "pass" -> bench.pass();
      case "week" -> bench.week("week");
      default -> throw new IllegalArgumentException("no bench '" + arguments[0] + "'");
    }
    bench.timings.peak();
    bench.timings.write(Path.of(arguments[2]));
  }

  private void pass() throws Exception {
    List<BlockVersion> versions = new ArrayList<>();
    timings.seconds("generate_and_accumulate", () -> accumulate(versions));
    List<CutoffMoments> timeline = new ArrayList<>();
    timings.seconds("fold", () -> timeline.addAll(start().fold(versions, weeks - 1)));
    timings.seconds("refit", () -> timeline.forEach(cutoff -> MODEL.fit(cutoff.cumulative())));
    Numbers.write(stored, timeline.get(weeks - 1).cumulative().toArray());
    timeline.clear();
    for (int again = 1; again <= FURTHER_WEEKS; again++) {
      week("week_" + again);
    }
    checkWeek(versions);
  }

  private void accumulate(List<BlockVersion> versions) {
    long took = 0;
    for (int week = 0; week < weeks; week++) {
      List<TrainingRow> rows = generated.week(week, calendar);
      long start = System.nanoTime();
      versions.addAll(versions(rows));
      took += System.nanoTime() - start;
    }
    timings.put("accumulate", took / NANOS);
  }

  /** One more week from what is stored; its rows are there before the clock starts. */
  private LinearModel week(String name) throws Exception {
    List<TrainingRow> rows = generated.week(weeks, calendar);
    LinearModel[] model = new LinearModel[1];
    timings.seconds(
        name,
        () -> {
          Moments cumulative = Moments.fromArray(Numbers.read(stored));
          MomentsTimeline timeline =
              MomentsTimeline.resume(cumulative, weeks - 1, PanelBench::noCorrection);
          model[0] = MODEL.fit(timeline.fold(versions(rows), weeks).get(0).cumulative());
        });
    return model[0];
  }

  private void checkWeek(List<BlockVersion> versions) throws Exception {
    versions.addAll(versions(generated.week(weeks, calendar)));
    LinearModel whole = MODEL.fit(start().fold(versions, weeks).get(weeks).cumulative());
    if (!whole.equals(week("week_checked"))) {
      throw new IllegalStateException("a week that goes on from stored moments has other bits");
    }
  }

  private List<BlockVersion> versions(List<TrainingRow> rows) {
    return TrainingBlock.of(rows, calendar, generated.features() + 1).versions();
  }

  private MomentsTimeline start() {
    return MomentsTimeline.fromNothing(generated.features() + 1);
  }

  private static List<Moments> noCorrection() {
    throw new IllegalStateException("generated rows are never corrected");
  }
}
