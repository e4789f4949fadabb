package org.alluvium.flows.decision;

import java.time.LocalDate;
import java.util.Optional;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.SelectionInput;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.kernels.regime.Quadrant;

/** The selection of one decision session, from what was known at the decision. */
public final class SessionSelection {
  private final SleeveProfile profile;
  private final SelectionPipeline pipeline;

  public SessionSelection(SleeveProfile profile) {
    this.profile = profile;
    this.pipeline = SelectionPipeline.of(profile.decisions().selection());
  }

  public SelectionPipeline pipeline() {
    return pipeline;
  }

  /**
   * Selects.
   *
   * @param knownBy instant of the decision, epoch microseconds
   * @param panel prices, advanced to the instant and no further
   * @return nothing where no instrument has a bar of the session or none can be ranked: then what
   *     is held stays
   */
  public Optional<SelectionOutcome> select(
      LocalDate session,
      long knownBy,
      FeatureVintages features,
      AsOfPanel panel,
      Optional<Quadrant> quadrant) {
    return input(session, knownBy, features, panel, quadrant).flatMap(this::decided);
  }

  /** What it selects from; nothing where no instrument has a bar of the session. */
  public Optional<SelectionInput> input(
      LocalDate session,
      long knownBy,
      FeatureVintages features,
      AsOfPanel panel,
      Optional<Quadrant> quadrant) {
    if (!panel.isDay(session.toEpochDay())) {
      return Optional.empty();
    }
    return Optional.of(
        new SelectionInput(
            profile.universe(),
            session,
            panel.closesUpTo(profile.universe(), session, pipeline.lookBack()),
            panel.dollarVolumesUpTo(profile.universe(), session, pipeline.lookBack()),
            features.at(session, knownBy),
            quadrant));
  }

  /** What it decides of that; nothing where no instrument can be ranked. */
  public Optional<SelectionOutcome> decided(SelectionInput input) {
    SelectionOutcome outcome = pipeline.select(input);
    boolean ranked =
        outcome.candidates().stream().anyMatch(candidate -> !Double.isNaN(candidate.score()));
    return ranked ? Optional.of(outcome) : Optional.empty();
  }
}
