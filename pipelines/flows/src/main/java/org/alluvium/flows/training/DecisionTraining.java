package org.alluvium.flows.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.model.TrainingWindow;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingBlocks;
import org.alluvium.kernels.training.TrainingRow;

/**
 * The model and the forecasts of one decision of a profile, from features and labels in memory: the
 * steps of the stage, without its reads, writes and resuming. Fed first, then asked.
 */
public final class DecisionTraining {
  private final ForecastProfile profile;
  private final DecisionSessions sessions;
  private final NavigableMap<Integer, List<KnownValues>> known = new TreeMap<>();

  public DecisionTraining(ForecastProfile profile, DecisionSessions sessions) {
    this.profile = profile;
    this.sessions = sessions;
  }

  /**
   * A decision.
   *
   * @param session its date
   * @param cutoff its instant, epoch microseconds
   * @param models in force, in the order of the zoo
   * @param forecasts by model and symbol; NaN where a feature is missing
   */
  public record Decided(
      LocalDate session,
      long cutoff,
      List<FittedModel> models,
      Map<String, Map<String, Double>> forecasts) {}

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
    List<Decided> decided = decide(cutoff, cutoff);
    return decided.isEmpty() ? Optional.empty() : Optional.of(decided.get(0));
  }

  /**
   * The decisions from one cutoff to another, both included; those without a model are left out.
   */
  public List<Decided> decide(int first, int last) {
    NavigableMap<Integer, TrainingWindow> windows = windows();
    StrategyModels strategy = new StrategyModels(profile.strategy(), sessions);
    Map<ModelKind, FittedModel> inForce = new EnumMap<>(ModelKind.class);
    strategy.inForce(windows, first).forEach(model -> inForce.put(model.kind(), model));
    NavigableMap<Integer, Map<ModelKind, FittedModel>> refits =
        strategy.refit(windows.subMap(first, false, last, true), Set.copyOf(inForce.keySet()));
    List<Decided> decisions = new ArrayList<>();
    for (int cutoff : windows.subMap(first, true, last, true).keySet()) {
      inForce.putAll(refits.getOrDefault(cutoff, Map.of()));
      if (!inForce.isEmpty()) {
        decisions.add(decided(cutoff, List.copyOf(inForce.values())));
      }
    }
    return decisions;
  }

  private NavigableMap<Integer, TrainingWindow> windows() {
    int dimension = profile.strategy().features().size() + 1;
    int last = sessions.cutoffs().size() - 1;
    List<TrainingBlock> blocks = TrainingBlocks.partition(rows(), sessions.cutoffs(), dimension);
    List<BlockVersion> versions = new ArrayList<>();
    blocks.forEach(block -> versions.addAll(block.versions()));
    List<CutoffMoments> folded = MomentsTimeline.fromNothing(dimension).fold(versions, last);
    return new TrainingWindows(profile, sessions, at -> TrainingBlocks.completeAt(blocks, at))
        .of(List.of(), folded);
  }

  private Decided decided(int cutoff, List<FittedModel> models) {
    LocalDate session = sessions.date(cutoff);
    List<KnownValues> vintages =
        known.getOrDefault((int) session.toEpochDay(), List.of()).stream()
            .filter(one -> one.kind() == SessionInput.FEATURE)
            .sorted(KnownValues.ORDER)
            .toList();
    long at = sessions.cutoffs().cutoff(cutoff);
    return new Decided(
        session, at, models, SessionForecasts.forecasts(vintages, at, profile.strategy(), models));
  }

  private void learn(int day, KnownValues values) {
    known.computeIfAbsent(day, d -> new ArrayList<>()).add(values);
  }

  private List<TrainingRow> rows() {
    List<TrainingRow> rows = new ArrayList<>();
    TrainingVersions versions =
        new TrainingVersions(sessions.cutoffs(), profile.strategy().transform());
    known.forEach(
        (day, vintages) ->
            versions.versions(
                day,
                vintages.stream().sorted(KnownValues.ORDER).iterator(),
                (block, cutoff, row) -> rows.add(row)));
    rows.sort(TrainingRow.ORDER);
    return rows;
  }
}
