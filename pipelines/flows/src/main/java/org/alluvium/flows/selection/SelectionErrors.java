package org.alluvium.flows.selection;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.Collection;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;

/** Every message for people about selections. */
final class SelectionErrors {
  private SelectionErrors() {}

  static AlluviumException noStages(String pipeline) {
    return new AlluviumException(
        USAGE,
        "pipeline %s: 'stages' must be a list of objects, each with the id of a stage as \"stage\"; see conf/pipelines/forecast_top.json"
            .formatted(pipeline));
  }

  static AlluviumException unfit(String pipeline, List<String> problems) {
    return new AlluviumException(
        USAGE,
        "pipeline %s has %d %s:%n  %s"
            .formatted(
                pipeline,
                problems.size(),
                problems.size() == 1 ? "problem" : "problems",
                String.join("%n  ".formatted(), problems)));
  }

  static AlluviumException noSuchStage(String pipeline, String stage, Collection<String> known) {
    String kind = stage.replaceFirst("/.*", "");
    return new AlluviumException(
        USAGE,
        "pipeline %s has no stage '%s'%s; it has %s"
            .formatted(
                pipeline,
                stage,
                ClosestWord.asked(ClosestWord.to(kind, known)),
                String.join(", ", known)));
  }

  static AlluviumException noFeature(String feature, Collection<String> given) {
    return new AlluviumException(
        INPUT_MISSING,
        "selection: feature %s was not given; given are %s".formatted(feature, given));
  }

  static AlluviumException badAddress(String address, String why) {
    return new AlluviumException(
        USAGE,
        "address '%s': %s; an address is quant://selection/STAGE?run_id=RUN&profile=PROFILE, with &date=DAY and &PARAMETER=VALUE where they differ, such as quant://selection/clustering?run_id=R&profile=P&linkage=ward"
            .formatted(address, why));
  }
}
