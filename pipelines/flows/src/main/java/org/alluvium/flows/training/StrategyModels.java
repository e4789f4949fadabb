package org.alluvium.flows.training;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelFit;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.model.TrainingWindow;
import org.alluvium.flows.profile.StrategyConfiguration;

/**
 * The models of a strategy: when each is refitted, and which one is in force at a cutoff. Refits
 * follow the calendar, never the history of runs.
 */
final class StrategyModels {
  private final StrategyConfiguration strategy;
  private final DecisionSessions sessions;
  private final Map<ModelKind, ModelFit> fits = new EnumMap<>(ModelKind.class);

  /** A refit that is due. */
  private record Refit(int cutoff, ModelKind kind, TrainingWindow window) {}

  StrategyModels(StrategyConfiguration strategy, DecisionSessions sessions) {
    this.strategy = strategy;
    this.sessions = sessions;
    strategy
        .models()
        .forEach((kind, own) -> fits.put(kind, new ModelFit(kind, own, strategy.horizon())));
  }

  /** Whether a model chooses settings, for which it looks at the blocks of its window. */
  boolean choose() {
    return fits.values().stream().anyMatch(ModelFit::chooses);
  }

  /** Whether a model is due at one of these windows that needs their rows. */
  boolean needRows(SortedMap<Integer, TrainingWindow> windows) {
    return refits(windows).stream().anyMatch(refit -> refit.kind().needsRows());
  }

  /** The models of every refit that is due at these windows, by cutoff, in the order of the zoo. */
  NavigableMap<Integer, Map<ModelKind, FittedModel>> refit(
      SortedMap<Integer, TrainingWindow> windows) {
    List<Refit> refits = refits(windows);
    List<FittedModel> fitted = refits.parallelStream().map(this::fit).toList();
    NavigableMap<Integer, Map<ModelKind, FittedModel>> models = new TreeMap<>();
    for (int i = 0; i < refits.size(); i++) {
      models
          .computeIfAbsent(refits.get(i).cutoff(), c -> new EnumMap<>(ModelKind.class))
          .put(refits.get(i).kind(), fitted.get(i));
    }
    return models;
  }

  /** The models in force at a cutoff, each of the last refit that was due; fits them. */
  List<FittedModel> inForce(NavigableMap<Integer, TrainingWindow> windows, int cutoff) {
    List<FittedModel> models = new ArrayList<>();
    for (ModelKind kind : fits.keySet()) {
      windows.headMap(cutoff, true).descendingKeySet().stream()
          .filter(at -> due(kind, at))
          .findFirst()
          .ifPresent(at -> models.add(fit(new Refit(at, kind, windows.get(at)))));
    }
    return models;
  }

  private List<Refit> refits(SortedMap<Integer, TrainingWindow> windows) {
    List<Refit> refits = new ArrayList<>();
    windows.forEach(
        (cutoff, window) ->
            fits.keySet().stream()
                .filter(kind -> due(kind, cutoff))
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
