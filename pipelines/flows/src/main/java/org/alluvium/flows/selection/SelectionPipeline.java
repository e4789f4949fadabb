package org.alluvium.flows.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A selection that was checked and can run. It is a function of its input alone. */
public final class SelectionPipeline {
  /** A stage and its id. */
  private record Named(StageKind kind, String id, SelectionStage stage) {}

  private final String id;
  private final List<Named> stages;

  private SelectionPipeline(String id, List<Named> stages) {
    this.id = id;
    this.stages = stages;
  }

  /**
   * Checks a configuration and makes its pipeline.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException naming every problem at once
   */
  public static SelectionPipeline of(PipelineConfiguration configuration) {
    ContractCheck check = ContractCheck.of(configuration);
    if (!check.problems().isEmpty()) {
      throw SelectionErrors.unfit(configuration.id(), problems(configuration));
    }
    return new SelectionPipeline(
        configuration.id(),
        check.stages().entrySet().stream().map(SelectionPipeline::named).toList());
  }

  /** Everything that is wrong with a configuration; nothing when it can run. */
  public static List<String> problems(PipelineConfiguration configuration) {
    return placedProblems(configuration).stream().map(PipelineProblem::message).toList();
  }

  /** The same, each with the stage and parameter that it is about. */
  public static List<PipelineProblem> placedProblems(PipelineConfiguration configuration) {
    return List.copyOf(ContractCheck.of(configuration).problems());
  }

  /** Features that the stages read which have no problem, others may have; in order of name. */
  public static List<String> soundFeatures(PipelineConfiguration configuration) {
    return features(ContractCheck.of(configuration).stages().values().stream());
  }

  /** Name of its file. */
  public String id() {
    return id;
  }

  /** Ids of its stages, in order. */
  public List<String> stages() {
    return stages.stream().map(Named::id).toList();
  }

  /** Features that its stages read, as set.COLUMN, or {@code forecast}; in order of name. */
  public List<String> features() {
    return features(stages.stream().map(Named::stage));
  }

  private static List<String> features(Stream<SelectionStage> stages) {
    return stages.flatMap(stage -> stage.features().stream()).distinct().sorted().toList();
  }

  /** Sessions of closes that it looks at, the decision session among them. */
  public int lookBack() {
    return stages.stream().mapToInt(named -> named.stage().lookBack()).max().orElseThrow();
  }

  /** How many winners its policy wants at least; 0 = any number. */
  public int minimum() {
    return stages.stream().mapToInt(named -> named.stage().minimum()).max().orElseThrow();
  }

  /** How its winners become return streams. */
  public ReturnStreams streams() {
    return stages.stream()
        .map(Named::stage)
        .filter(StreamSynthesis.class::isInstance)
        .map(stage -> ((StreamSynthesis) stage).streams())
        .findFirst()
        .orElseThrow();
  }

  /** Runs all stages. */
  public SelectionOutcome select(SelectionInput input) {
    return run(input, stages);
  }

  /**
   * Runs the stages up to one and with it; who was not decided by then is not chosen.
   *
   * @param lastStage its kind, or its id
   */
  public SelectionOutcome select(SelectionInput input, String lastStage) {
    int last =
        IntStream.range(0, stages.size())
            .filter(
                i ->
                    stages.get(i).id().equals(lastStage)
                        || stages.get(i).kind().word().equals(lastStage))
            .findFirst()
            .orElseThrow(() -> SelectionErrors.noSuchStage(id, lastStage, stages()));
    return run(input, stages.subList(0, last + 1));
  }

  private SelectionOutcome run(SelectionInput input, List<Named> run) {
    int[] order =
        IntStream.range(0, input.symbols().size())
            .boxed()
            .sorted(Comparator.comparing(input.symbols()::get))
            .mapToInt(Integer::intValue)
            .toArray();
    SelectionState state = new SelectionState(input.inOrder(order), features());
    run.forEach(named -> named.stage().run(state));
    return state.outcome(input.symbols(), run.get(run.size() - 1).id());
  }

  private static Named named(Map.Entry<StageDefinition, SelectionStage> entry) {
    StageDefinition definition = entry.getKey();
    return new Named(definition.kind(), definition.id(), entry.getValue());
  }
}
