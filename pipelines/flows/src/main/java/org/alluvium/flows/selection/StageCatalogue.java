package org.alluvium.flows.selection;

import java.util.List;
import java.util.Optional;

/** The stages that a pipeline can name. A new one is a line here. */
final class StageCatalogue {
  private static final List<StageDefinition> ALL =
      List.of(
          PricesIngestion.definition(),
          StoredFeatures.definition(),
          StoredFeatures.none(),
          MultiplicativeRanker.definition(),
          SignalRanker.signal(),
          RegimeRanker.definition(),
          SignalRanker.forecast(),
          EqualRanker.definition(),
          NoClustering.definition(),
          CorrelationClustering.definition(),
          ThresholdPolicy.top(),
          ThresholdPolicy.relaxing(),
          StreamSynthesis.definition());

  private StageCatalogue() {}

  static Optional<StageDefinition> named(String id) {
    return ALL.stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return ALL.stream().map(StageDefinition::id).toList();
  }

  static List<String> ids(StageKind kind) {
    return ALL.stream().filter(stage -> stage.kind() == kind).map(StageDefinition::id).toList();
  }

  /** Stages of the kind of a word; none where there is no such kind. */
  static List<StageDefinition> ofKind(String word) {
    return ALL.stream().filter(stage -> stage.kind().word().equals(word)).toList();
  }

  /** Stages that make something. */
  static List<String> providers(Provision provision) {
    return ALL.stream()
        .filter(stage -> stage.provides().contains(provision))
        .map(StageDefinition::id)
        .toList();
  }
}
