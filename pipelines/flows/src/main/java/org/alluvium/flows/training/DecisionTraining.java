package org.alluvium.flows.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingRow;

/**
 * The model and the forecasts of one decision of a profile, from features and labels in memory: the
 * steps of the stage, without its reads, writes and resuming. Fed first, then asked.
 */
public final class DecisionTraining {
  private final SleeveProfile profile;
  private final DecisionSessions sessions;
  private final NavigableMap<Integer, List<KnownValues>> known = new TreeMap<>();

  public DecisionTraining(SleeveProfile profile, DecisionSessions sessions) {
    this.profile = profile;
    this.sessions = sessions;
  }

  /**
   * A decision.
   *
   * @param session its date
   * @param cutoff its instant, epoch microseconds
   * @param forecasts by symbol; NaN where a feature is missing
   */
  public record Decided(
      LocalDate session, long cutoff, LinearModel model, Map<String, Double> forecasts) {}

  /** Adds a vintage of the features of an instrument, in the order of the strategy. */
  public void feature(int day, long knownAt, String symbol, double[] values) {
    learn(day, new KnownValues(knownAt, SessionInput.FEATURE, symbol, values));
  }

  /** Adds a vintage of the label of an instrument; NaN is missing. */
  public void label(int day, long knownAt, String symbol, double label) {
    learn(day, new KnownValues(knownAt, SessionInput.LABEL, symbol, new double[] {label}));
  }

  /** The decision of a cutoff; empty where too little was known for a model. */
  public Optional<Decided> decide(int cutoff) {
    int dimension = profile.strategy().features().size() + 1;
    int last = sessions.cutoffs().size() - 1;
    CutoffMoments moments =
        MomentsTimeline.fromNothing(dimension).fold(blocks(dimension), last).get(cutoff);
    if (moments.rows() < StrategyTraining.minimumRows(profile)) {
      return Optional.empty();
    }
    LinearModel model = new Ridge(profile.strategy().model().penalty()).fit(moments.cumulative());
    LocalDate session = sessions.date(cutoff);
    List<KnownValues> vintages =
        known.getOrDefault((int) session.toEpochDay(), List.of()).stream()
            .filter(one -> one.kind() == SessionInput.FEATURE)
            .sorted(KnownValues.ORDER)
            .toList();
    long at = sessions.cutoffs().cutoff(cutoff);
    Map<String, Double> forecasts =
        SessionForecasts.forecasts(vintages, at, profile.strategy().transform(), model);
    return Optional.of(new Decided(session, at, model, forecasts));
  }

  private void learn(int day, KnownValues values) {
    known.computeIfAbsent(day, d -> new ArrayList<>()).add(values);
  }

  private List<BlockVersion> blocks(int dimension) {
    SortedMap<Integer, List<TrainingRow>> rows = new TreeMap<>();
    TrainingVersions versions =
        new TrainingVersions(sessions.cutoffs(), profile.strategy().transform());
    known.forEach(
        (day, vintages) ->
            versions.versions(
                day,
                vintages.stream().sorted(KnownValues.ORDER).iterator(),
                (block, cutoff, row) ->
                    rows.computeIfAbsent(block, b -> new ArrayList<>()).add(row)));
    List<BlockVersion> blocks = new ArrayList<>();
    rows.values()
        .forEach(
            block -> {
              block.sort(TrainingRow.ORDER);
              blocks.addAll(TrainingBlock.of(block, sessions.cutoffs(), dimension).versions());
            });
    return blocks;
  }
}
