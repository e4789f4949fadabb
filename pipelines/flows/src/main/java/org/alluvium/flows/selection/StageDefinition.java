package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * An implementation of a kind of stage: its contract, and how it is made.
 *
 * @param name after the slash in its id
 * @param requires what earlier stages must have made
 * @param provides what later stages can count on
 * @param together what is wrong with values that are right one by one
 * @param maker makes the stage of values that are right
 */
record StageDefinition(
    StageKind kind,
    String name,
    Set<Provision> requires,
    Set<Provision> provides,
    List<StageParameter> parameters,
    Function<StageParameters, List<String>> together,
    Function<StageParameters, SelectionStage> maker) {

  String id() {
    return kind.word() + "/" + name;
  }

  /** Everything that is wrong with the parameters of a configured stage. */
  List<PipelineProblem> problems(StageConfiguration stage) {
    List<PipelineProblem> problems = new ArrayList<>();
    List<String> known = parameters.stream().map(StageParameter::name).toList();
    stage
        .parameters()
        .forEach(
            (name, value) ->
                parameter(name)
                    .map(parameter -> parameter.problem(value))
                    .orElseGet(() -> Optional.of(unknown(name, known)))
                    .ifPresent(problem -> problems.add(problem(name, problem))));
    parameters.stream()
        .filter(
            parameter -> parameter.required() && !stage.parameters().containsKey(parameter.name()))
        .map(
            parameter ->
                problem(
                    parameter.name(),
                    "parameter '%s' is missing; it must be %s"
                        .formatted(parameter.name(), parameter.wanted())))
        .forEach(problems::add);
    if (problems.isEmpty()) {
      together.apply(StageParameters.of(stage.parameters())).stream()
          .map(problem -> problem("", problem))
          .forEach(problems::add);
    }
    return problems;
  }

  private PipelineProblem problem(String parameter, String text) {
    return new PipelineProblem(kind.word(), parameter, "stage '%s': %s".formatted(id(), text));
  }

  private Optional<StageParameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  private static String unknown(String name, List<String> known) {
    return "takes no parameter '%s'%s; it takes %s"
        .formatted(
            name,
            ClosestWord.asked(ClosestWord.to(name, known)),
            known.isEmpty() ? "none" : String.join(", ", known));
  }
}
