package org.alluvium.flows.training;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelFit;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.model.TrainingWindow;
import org.alluvium.flows.profile.StrategyConfiguration;

/**
 * The models of a strategy: when each is refitted, and which one is in force at a cutoff. The first
 * fit is that of the first window; refits follow the calendar, never the history of runs.
 */
final class StrategyModels {
  private static final int SESSIONS_OF_A_WEEK = 5;

  private final StrategyConfiguration strategy;
  private final DecisionSessions sessions;
  private final Map<ModelKind, ModelFit> fits = new EnumMap<>(ModelKind.class);

  /** A refit that is due. */
  private record Refit(int cutoff, ModelKind kind, TrainingWindow window) {}

  StrategyModels(StrategyConfiguration strategy, DecisionSessions sessions) {
    this.strategy = strategy;
    this.sessions = sessions;
    int gap = gap(strategy);
    strategy.models().forEach((kind, own) -> fits.put(kind, new ModelFit(kind, own, gap)));
  }

  /**
   * Blocks, one for each decision, that hold the sessions of a label and that of its entry; and one
   * more, as the label begins inside a block.
   */
  static int gap(StrategyConfiguration strategy) {
    int sessionsOfABlock = strategy.isDaily() ? 1 : SESSIONS_OF_A_WEEK;
    int sessions = strategy.horizon() + 1;
    return (sessions + sessionsOfABlock - 1) / sessionsOfABlock + 1;
  }

  /** Whether a model chooses settings, for which it looks at the blocks of its window. */
  boolean choose() {
    return fits.values().stream().anyMatch(ModelFit::chooses);
  }

  /**
   * Whether a model is due at one of these windows that needs their rows.
   *
   * @param fitted models that an earlier window has fitted
   */
  boolean needRows(SortedMap<Integer, TrainingWindow> windows, Set<ModelKind> fitted) {
    return refits(windows, fitted).stream().anyMatch(refit -> refit.kind().needsRows());
  }

  /**
   * The models of every refit that is due at these windows, by cutoff, in the order of the zoo.
   *
   * @param fitted models that an earlier window has fitted
   */
  NavigableMap<Integer, Map<ModelKind, FittedModel>> refit(
      SortedMap<Integer, TrainingWindow> windows, Set<ModelKind> fitted) {
    List<Refit> refits = refits(windows, fitted);
    FittedModel[] models = new FittedModel[refits.size()];
    IntStream.range(0, models.length)
        .parallel()
        .filter(i -> !refits.get(i).kind().fitsOnSpark())
        .forEach(i -> models[i] = fit(refits.get(i)));
    IntStream.range(0, models.length)
        .filter(i -> models[i] == null)
        .forEach(i -> models[i] = fit(refits.get(i)));
    NavigableMap<Integer, Map<ModelKind, FittedModel>> byCutoff = new TreeMap<>();
    for (int i = 0; i < refits.size(); i++) {
      byCutoff
          .computeIfAbsent(refits.get(i).cutoff(), c -> new EnumMap<>(ModelKind.class))
          .put(refits.get(i).kind(), models[i]);
    }
    return byCutoff;
  }

  /** The models in force at a cutoff, each of the last refit that was due; fits them. */
  List<FittedModel> inForce(NavigableMap<Integer, TrainingWindow> windows, int cutoff) {
    Map<ModelKind, Refit> last = new EnumMap<>(ModelKind.class);
    refits(windows.headMap(cutoff, true), Set.of()).forEach(refit -> last.put(refit.kind(), refit));
    return last.values().stream().map(this::fit).toList();
  }

  /** By cutoff: of each model the first window that there is, and those that start its periods. */
  private List<Refit> refits(SortedMap<Integer, TrainingWindow> windows, Set<ModelKind> fitted) {
    List<Refit> refits = new ArrayList<>();
    windows.forEach(
        (cutoff, window) ->
            fits.keySet().stream()
                .filter(
                    kind ->
                        due(kind, cutoff)
                            || !fitted.contains(kind) && cutoff.equals(windows.firstKey()))
                .forEach(kind -> refits.add(new Refit(cutoff, kind, window))));
    return refits;
  }

  private boolean due(ModelKind kind, int cutoff) {
    ModelConfiguration configuration = strategy.models().get(kind);
    return sessions.startsPeriod(cutoff, configuration.refitEvery(kind));
  }

  private FittedModel fit(Refit refit) {
    try {
      return fits.get(refit.kind()).of(refit.window());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw FlowErrors.notFitted(
          strategy.id(), refit.kind().id(), sessions.date(refit.cutoff()), e);
    }
  }
}
