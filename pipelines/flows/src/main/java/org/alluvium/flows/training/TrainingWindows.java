package org.alluvium.flows.training;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.alluvium.flows.model.TrainingWindow;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;

/** The windows of a strategy's cutoffs, as each was known. */
final class TrainingWindows {
  private final ForecastProfile profile;
  private final DecisionSessions sessions;
  private final IntFunction<List<double[][]>> rows;

  /**
   * @param rows gives the complete rows of a cutoff, by block
   */
  TrainingWindows(
      ForecastProfile profile, DecisionSessions sessions, IntFunction<List<double[][]>> rows) {
    this.profile = profile;
    this.sessions = sessions;
    this.rows = rows;
  }

  /**
   * The window of each folded cutoff that has the rows for a first fit, by index.
   *
   * @param earlier blocks before the first folded cutoff, as they stood then
   */
  NavigableMap<Integer, TrainingWindow> of(List<Moments> earlier, List<CutoffMoments> folded) {
    NavigableMap<Integer, TrainingWindow> windows = new TreeMap<>();
    List<Moments> blocks = new ArrayList<>(earlier);
    for (CutoffMoments at : folded) {
      for (BlockVersion correction : at.corrections()) {
        blocks.set(correction.block(), correction.moments());
      }
      blocks.add(at.block());
      if (at.rows() >= minimumRows()) {
        long cutoff = sessions.cutoffs().cutoff(at.cutoff());
        windows.put(
            at.cutoff(),
            new TrainingWindow(cutoff, at.cumulative(), blocks, () -> rows.apply(at.cutoff())));
      }
    }
    return windows;
  }

  /** Rows needed before the first fit: the minimum history of every instrument. */
  private long minimumRows() {
    return (long) profile.strategy().minimumHistorySessions() * profile.universe().size();
  }
}
