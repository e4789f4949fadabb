package org.alluvium.flows.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.table.TableName;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final TableName BARS = TableName.parse("silver.daily_bars");
  private static final TableName LABELS = TableName.parse("gold.labels");

  private static final TableName FEATURES = TableName.parse("gold.features_alpha158");
  private static final TableName MODELS = TableName.parse("gold.models");

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
    Stage bad = failing("bad", List.of());
    Stage never = stage("never", List.of(), List.of());

    assertThatThrownBy(() -> Pipeline.of(List.of(good, bad, never)).run(null, listener()))
        .hasMessage("bad broke");
    assertThat(told).containsExactly("started good", "finished good", "started bad", "failed bad");
  }

  @Test
  void stagesThatNeedNothingOfEachOtherRunAtTheSameTimeAndAreToldInOrder() {
    CountDownLatch both = new CountDownLatch(2);
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    Stage features = meeting("features", FEATURES, both, ran);
    Stage labels = meeting("labels", LABELS, both, ran);
    Stage train =
        new RunStage(
            "train", List.of(FEATURES, LABELS), List.of(MODELS), () -> ran.add("train " + ran));

    Pipeline.of(List.of(features, labels, train)).run(null, listener());

    assertThat(ran).hasSize(3);
    assertThat(ran.get(2)).contains("features", "labels");
    assertThat(told)
        .containsExactly(
            "started features",
            "started labels",
            "finished features",
            "finished labels",
            "started train",
            "finished train");
  }

  @Test
  void oneThatFailsLeavesItsNeighbourToEndAndStartsNothingFurther() {
    Stage bad = failing("bad", List.of(LABELS));
    Stage good = stage("good", List.of(BARS), List.of(FEATURES));
    Stage never = stage("never", List.of(FEATURES), List.of(MODELS));

    assertThatThrownBy(() -> Pipeline.of(List.of(bad, good, never)).run(null, listener()))
        .hasMessage("bad broke");
    assertThat(told).containsExactly("started bad", "started good", "failed bad", "finished good");
  }

  @Test
  void onlyNeighboursThatComputeApartShareAGroup() {
    Stage ingest = stage("ingest", List.of(), List.of(BARS));
    Stage features = stage("features", List.of(BARS), List.of(FEATURES));
    Stage labels = stage("labels", List.of(BARS), List.of(LABELS));
    Stage again = stage("again", List.of(BARS), List.of(LABELS));
    Stage train = stage("train", List.of(LABELS), List.of(MODELS));
    Stage report = stage("report", List.of(BARS), List.of());
    Stage further = stage("further", List.of(BARS), List.of());

    assertThat(groups(ingest, features, labels, train))
        .containsExactly("ingest", "features labels", "train");
    assertThat(groups(features, train, labels)).containsExactly("features train", "labels");
    assertThat(groups(labels, again)).containsExactly("labels", "again");
    assertThat(groups(features, report, further)).containsExactly("features", "report", "further");
  }

  private static List<String> groups(Stage... stages) {
    return StageGroups.of(List.of(stages)).stream()
        .map(group -> group.stream().map(Stage::id).collect(Collectors.joining(" ")))
        .toList();
  }

  /** Ends only when the others that it shares the latch with have started, too. */
  private static Stage meeting(String id, TableName output, CountDownLatch both, List<String> ran) {
    return new RunStage(
        id,
        List.of(BARS),
        List.of(output),
        () -> {
          both.countDown();
          try {
            assertThat(both.await(30, TimeUnit.SECONDS)).as("the other has started").isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          ran.add(id);
        });
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

  private static Stage failing(String id, List<TableName> outputs) {
    return new RunStage(
        id,
        List.of(),
        outputs,
        () -> {
          throw new IllegalStateException(id + " broke");
        });
  }

  private static Stage stage(String id, List<TableName> inputs, List<TableName> outputs) {
    return new RunStage(id, inputs, outputs, () -> {});
  }

  private record RunStage(String id, List<TableName> inputs, List<TableName> outputs, Runnable work)
      implements Stage {
    @Override
    public StageResult run(StageContext context) {
      work.run();
      return new StageResult(1, 1, "", List.of(), List.of());
    }
  }
}
