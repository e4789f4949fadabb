package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * Checks a configured pipeline before anything runs: stages that exist, one of each kind, in order,
 * parameters that are right, and requirements that an earlier stage meets.
 */
final class ContractCheck {
  private final List<PipelineProblem> problems = new ArrayList<>();
  private final Map<StageDefinition, SelectionStage> stages = new LinkedHashMap<>();
  private final Set<Provision> provided = EnumSet.noneOf(Provision.class);

  private ContractCheck() {}

  static ContractCheck of(PipelineConfiguration configuration) {
    ContractCheck check = new ContractCheck();
    check.kinds(configuration);
    configuration.stages().forEach(check::stage);
    return check;
  }

  List<PipelineProblem> problems() {
    return problems;
  }

  /** The stages in order; complete only when there are no problems. */
  Map<StageDefinition, SelectionStage> stages() {
    return stages;
  }

  private void kinds(PipelineConfiguration configuration) {
    List<StageKind> given =
        configuration.stages().stream()
            .flatMap(stage -> StageCatalogue.named(stage.stage()).stream())
            .map(StageDefinition::kind)
            .toList();
    List<String> words = configuration.stages().stream().map(StageConfiguration::kind).toList();
    for (StageKind kind : StageKind.values()) {
      long times = given.stream().filter(kind::equals).count();
      if (times > 1) {
        problems.add(
            new PipelineProblem(
                kind.word(),
                "",
                "has %d stages of kind %s; leave one".formatted(times, kind.word())));
      } else if (!words.contains(kind.word())) {
        problems.add(
            PipelineProblem.ofWhole(
                "has no stage of kind %s; add one of %s"
                    .formatted(kind.word(), String.join(", ", StageCatalogue.ids(kind)))));
      }
    }
    if (!given.equals(given.stream().sorted().toList())) {
      problems.add(
          PipelineProblem.ofWhole(
              "has its stages in the order %s; it must be %s"
                  .formatted(words(given), words(order()))));
    }
  }

  private void stage(StageConfiguration configured) {
    Optional<StageDefinition> known = StageCatalogue.named(configured.stage());
    if (known.isEmpty()) {
      String closest = ClosestWord.asked(ClosestWord.to(configured.stage(), StageCatalogue.ids()));
      problems.add(
          new PipelineProblem(
              configured.kind(),
              "",
              "stage '%s' is unknown%s; known: %s"
                  .formatted(
                      configured.stage(), closest, String.join(", ", StageCatalogue.ids()))));
      // Whatever was meant by it, nothing later is wrong for want of it.
      StageCatalogue.ofKind(configured.kind()).forEach(meant -> provided.addAll(meant.provides()));
      return;
    }
    StageDefinition definition = known.orElseThrow();
    List<PipelineProblem> wrong = definition.problems(configured);
    problems.addAll(wrong);
    Set<Provision> required = EnumSet.noneOf(Provision.class);
    required.addAll(definition.requires());
    if (wrong.isEmpty()) {
      SelectionStage stage = definition.maker().apply(StageParameters.of(configured.parameters()));
      if (!stage.features().isEmpty() && definition.kind() != StageKind.FEATURES) {
        required.add(Provision.FEATURES);
      }
      stages.put(definition, stage);
    }
    required.stream()
        .filter(provision -> !provided.contains(provision))
        .forEach(provision -> missing(definition, provision));
    provided.addAll(definition.provides());
  }

  private void missing(StageDefinition stage, Provision provision) {
    problems.add(
        new PipelineProblem(
            stage.kind().word(),
            "",
            "stage '%s' requires %s, which no earlier stage provides; put %s before it"
                .formatted(
                    stage.id(),
                    provision.word(),
                    String.join(" or ", StageCatalogue.providers(provision)))));
  }

  private static List<StageKind> order() {
    return List.of(StageKind.values());
  }

  private static String words(List<StageKind> kinds) {
    return kinds.stream().map(StageKind::word).collect(Collectors.joining(", "));
  }
}
