package org.alluvium.flows.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.table.TableName;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final TableName BARS = TableName.parse("silver.daily_bars");
  private static final TableName LABELS = TableName.parse("gold.labels");

  private final List<String> told = new ArrayList<>();

  @Test
  void refusesAStageThatReadsWhatOnlyALaterStageWrites() {
    Stage reader = stage("train", List.of(LABELS), List.of());
    Stage writer = stage("labels", List.of(BARS), List.of(LABELS));

    assertThatThrownBy(() -> Pipeline.of(List.of(reader, writer)))
        .hasMessage(
            "pipeline: stage 'train' reads gold.labels, which only the later stage 'labels'"
                + " writes; put 'labels' first");
    assertThat(Pipeline.of(List.of(writer, reader)).stages()).hasSize(2);
  }

  @Test
  void refusesTwoStagesOfOneName() {
    Stage stage = stage("labels", List.of(), List.of());

    assertThatThrownBy(() -> Pipeline.of(List.of(stage, stage)))
        .hasMessageContaining("stage 'labels' is named twice");
  }

  @Test
  void tellsEachStageAndEndsAtTheFirstFailure() {
    Stage good = stage("good", List.of(), List.of());
    Stage bad = failing("bad");
    Stage never = stage("never", List.of(), List.of());

    assertThatThrownBy(() -> Pipeline.of(List.of(good, bad, never)).run(null, listener()))
        .hasMessage("bad broke");
    assertThat(told).containsExactly("started good", "finished good", "started bad", "failed bad");
  }

  private StageListener listener() {
    return new StageListener() {
      @Override
      public void started(int position, int count, Stage stage) {
        told.add("started " + stage.id());
      }

      @Override
      public void finished(
          int position, int count, Stage stage, StageResult result, Duration duration) {
        told.add("finished " + stage.id());
      }

      @Override
      public void failed(int position, int count, Stage stage, Exception cause, Duration duration) {
        told.add("failed " + stage.id());
      }
    };
  }

  private static Stage failing(String id) {
    return new FixedStage(id, List.of(), List.of(), new IllegalStateException(id + " broke"));
  }

  private static Stage stage(String id, List<TableName> inputs, List<TableName> outputs) {
    return new FixedStage(id, inputs, outputs, null);
  }

  private record FixedStage(
      String id, List<TableName> inputs, List<TableName> outputs, RuntimeException failure)
      implements Stage {
    @Override
    public StageResult run(StageContext context) {
      if (failure != null) {
        throw failure;
      }
      return new StageResult(1, 1, "", List.of(), List.of());
    }
  }
}
