package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is checked before anything runs, and how it is told. */
class PipelineContractTest {
  private static final String INGESTION = "{'stage': 'ingestion/prices'}";
  private static final String FEATURES = "{'stage': 'features/stored'}";
  private static final String INFERENCE = "{'stage': 'inference/forecast'}";
  private static final String CLUSTERING = "{'stage': 'clustering/none'}";
  private static final String POLICY = "{'stage': 'policy/top'}";
  private static final String SYNTHESIS = "{'stage': 'synthesis/streams', 'logic': 'trend'}";

  private static List<String> problems(String... stages) {
    return SelectionPipeline.problems(Selections.pipeline(stages));
  }

  private static List<String> ofInference(String stage) {
    return problems(INGESTION, FEATURES, stage, CLUSTERING, POLICY, SYNTHESIS);
  }

  private static List<String> ofClustering(String stage) {
    return problems(INGESTION, FEATURES, INFERENCE, stage, POLICY, SYNTHESIS);
  }

  private static List<String> ofPolicy(String stage) {
    return problems(INGESTION, FEATURES, INFERENCE, CLUSTERING, stage, SYNTHESIS);
  }

  @Test
  void aSoundPipelineHasNoProblems() {
    assertThat(problems(INGESTION, FEATURES, INFERENCE, CLUSTERING, POLICY, SYNTHESIS)).isEmpty();
  }

  @Test
  void anUnknownStageIsToldWithTheClosest() {
    assertThat(ofClustering("{'stage': 'clustering/corelation'}"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            "stage 'clustering/corelation' is unknown; did you mean 'clustering/correlation'?; known: ingestion/prices, ");
  }

  @Test
  void anUnknownParameterIsToldWithTheClosest() {
    assertThat(ofClustering("{'stage': 'clustering/correlation', 'clusters': 3, 'linkag': 'ward'}"))
        .containsExactly(
            "stage 'clustering/correlation': takes no parameter 'linkag'; did you mean 'linkage'?; it takes linkage, clusters, distance, least_common_sessions");
    assertThat(ofClustering("{'stage': 'clustering/none', 'k': 3}"))
        .containsExactly("stage 'clustering/none': takes no parameter 'k'; it takes none");
  }

  @Test
  void aWrongTypeOrRangeIsToldWithWhatIsWanted() {
    assertThat(
            ofClustering(
                "{'stage': 'clustering/correlation', 'clusters': 0, 'linkage': 'single', 'least_common_sessions': '60'}"))
        .containsExactly(
            "stage 'clustering/correlation': parameter 'clusters' must be a whole number in [1, 10000], got 0",
            "stage 'clustering/correlation': parameter 'least_common_sessions' must be a whole number in [2, 5000], got \"60\"",
            "stage 'clustering/correlation': parameter 'linkage' must be one of ward, average, got \"single\"");
  }

  @Test
  void aMissingParameterIsTold() {
    assertThat(ofInference("{'stage': 'inference/signal'}"))
        .containsExactly(
            "stage 'inference/signal': parameter 'feature' is missing; it must be the name of a feature as set.COLUMN, or forecast");
    assertThat(ofInference("{'stage': 'inference/mps', 'weights': {'technicals.RATING': 0}}"))
        .containsExactly(
            "stage 'inference/mps': parameter 'weights' must be an object of at least one weight that is not 0, each key the name of a feature as set.COLUMN, or forecast, got {\"technicals.RATING\":0}");
    assertThat(ofInference("{'stage': 'inference/mps', 'weights': {'RATING': 1}}")).hasSize(1);
  }

  @Test
  void parametersThatDoNotGoTogetherAreTold() {
    assertThat(ofClustering("{'stage': 'clustering/correlation'}"))
        .containsExactly(
            "stage 'clustering/correlation': give one of 'clusters' (how many) and 'distance' (where the tree is cut), got neither");
    assertThat(ofPolicy("{'stage': 'policy/relaxation', 'top': 10}"))
        .containsExactly(
            "stage 'policy/relaxation': minimum 15 is above top 10, so it is never reached");
    assertThat(ofPolicy("{'stage': 'policy/top', 'least_hurst': 0.6, 'greatest_hurst': 0.4}"))
        .containsExactly(
            "stage 'policy/top': least_hurst 0.6 is above greatest_hurst 0.4, so nothing passes");
    assertThat(ofPolicy("{'stage': 'policy/top', 'greatest_cost_share': 0.5, 'capital': 1000000}"))
        .containsExactly(
            "stage 'policy/top': greatest_cost_share needs target_share, impact_coefficient, half_spread_basis_points, commission_basis_points",
            "stage 'policy/top': greatest_cost_share needs one of expected_return and expected_return_feature, got neither");
    assertThat(ofPolicy("{'stage': 'policy/top', 'capital': 1000000}"))
        .containsExactly("stage 'policy/top': capital has no effect without greatest_cost_share");
  }

  @Test
  void everyKindIsThereOnceAndInOrder() {
    assertThat(problems(INGESTION, FEATURES, INFERENCE, CLUSTERING, SYNTHESIS))
        .containsExactly(
            "has no stage of kind policy; add one of policy/top, policy/relaxation",
            "stage 'synthesis/streams' requires winners, which no earlier stage provides; put policy/top or policy/relaxation before it");
    assertThat(problems(INGESTION, FEATURES, INFERENCE, CLUSTERING, CLUSTERING, POLICY, SYNTHESIS))
        .containsExactly("has 2 stages of kind clustering; leave one");
    assertThat(problems(INGESTION, INFERENCE, FEATURES, CLUSTERING, POLICY, SYNTHESIS))
        .containsExactly(
            "has its stages in the order ingestion, inference, features, clustering, policy, synthesis; it must be ingestion, features, inference, clustering, policy, synthesis",
            "stage 'inference/forecast' requires features, which no earlier stage provides; put features/stored before it");
  }

  @Test
  void aMisspelledStageIsToldOnceAndNothingForWantOfIt() {
    assertThat(
            problems(
                INGESTION,
                FEATURES,
                INFERENCE,
                "{'stage': 'clustering/correlatoin', 'clusters': 3}",
                "{'stage': 'policy/top', 'top': 5, 'per_cluster': 2}",
                SYNTHESIS))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .startsWith(
            "stage 'clustering/correlatoin' is unknown; did you mean 'clustering/correlation'");
  }

  @Test
  void aFilterThatReadsAFeatureRequiresFeatures() {
    assertThat(
            problems(
                INGESTION,
                "{'stage': 'features/none'}",
                "{'stage': 'inference/equal'}",
                CLUSTERING,
                "{'stage': 'policy/top', 'greatest_entropy': 0.9}",
                SYNTHESIS))
        .containsExactly(
            "stage 'policy/top' requires features, which no earlier stage provides; put features/stored before it");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                SelectionPipeline.of(
                    Selections.pipeline(
                        "{'stage': 'ingestion/prices', 'look_back': 5}",
                        FEATURES,
                        "{'stage': 'inference/forecast', 'sides': 'up'}",
                        CLUSTERING,
                        POLICY,
                        SYNTHESIS)))
        .hasMessage(
            """
            pipeline mine has 2 problems:
              stage 'ingestion/prices': takes no parameter 'look_back'; it takes look_back_sessions
              stage 'inference/forecast': parameter 'sides' must be one of long, short, long_short, got "up\"""");
  }

  @Test
  void aListOfStagesIsAskedFor() {
    assertThatThrownBy(() -> PipelineConfiguration.of("p", new ObjectMapper().createObjectNode()))
        .hasMessageStartingWith("pipeline p: 'stages' must be a list of objects");
  }

  @Test
  void parametersOfAStageCanBeGivenAnew() {
    PipelineConfiguration ward =
        Selections.pipeline(
            INGESTION,
            FEATURES,
            INFERENCE,
            "{'stage': 'clustering/correlation', 'linkage': 'average', 'clusters': 3}",
            POLICY,
            SYNTHESIS);
    PipelineConfiguration changed =
        ward.with("clustering", Map.of("linkage", "ward", "clusters", "", "distance", "0.5"));
    assertThat(changed.stages().get(3).parameters().toString())
        .isEqualTo("{distance=0.5, linkage=\"ward\"}");
    assertThat(SelectionPipeline.problems(changed)).isEmpty();
    assertThat(ward.with("clustering/none", Map.of()).stages().get(3))
        .isEqualTo(Selections.pipeline(CLUSTERING).stages().get(0));
    assertThat(
            ward.with("clustering/correlation", Map.of("clusters", "7"))
                .stages()
                .get(3)
                .parameters())
        .hasSize(2);
    assertThat(ward.stages().get(3).parameters().get("clusters").intValue()).isEqualTo(3);
  }

  @Test
  void aWrongOverrideIsToldAsAnyOther() {
    PipelineConfiguration pipeline =
        Selections.pipeline(INGESTION, FEATURES, INFERENCE, CLUSTERING, POLICY, SYNTHESIS);
    assertThatThrownBy(() -> pipeline.with("clusterng", Map.of()))
        .hasMessage(
            "pipeline mine has no stage 'clusterng'; did you mean 'clustering'?; it has ingestion, features, inference, clustering, policy, synthesis");
    assertThat(SelectionPipeline.problems(pipeline.with("policy", Map.of("top", "many"))))
        .containsExactly(
            "stage 'policy/top': parameter 'top' must be a whole number in [0, 100000], got \"many\"");
  }
}
