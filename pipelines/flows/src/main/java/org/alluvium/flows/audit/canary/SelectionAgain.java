package org.alluvium.flows.audit.canary;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.decision.SessionSelection;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.profile.DecisionRules;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.alluvium.flows.selection.SelectionInput;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * A decision of a sleeve selected again from bars on, as it was and with another pipeline, up to a
 * stage. Without Spark, but to fit trees of its library.
 */
public final class SelectionAgain {
  /** Decisions that are looked at before one is found. */
  private static final int TRIES = 60;

  private final DirectLakehouse lakehouse;
  private final RunPlan plan;
  private final TradingCalendars calendars;
  private final SleeveProfile profile;

  /**
   * @param lakehouse with the tables of silver that the plan reads
   */
  public SelectionAgain(
      DirectLakehouse lakehouse, RunPlan plan, TradingCalendars calendars, SleeveProfile profile) {
    this.lakehouse = lakehouse;
    this.plan = plan;
    this.calendars = calendars;
    this.profile = profile;
  }

  /**
   * A stage as it was and as it would have been.
   *
   * @param date decision session
   * @param decided the whole decision of the pipeline of the profile, as a run stores it
   * @param before what the pipeline of the profile had decided by the end of the stage
   * @param after what the other one had
   */
  public record Compared(
      LocalDate date, SelectionOutcome decided, SelectionOutcome before, SelectionOutcome after) {}

  /**
   * Selects again.
   *
   * @param date of the decision; empty for the latest
   * @param changed the pipeline with other parameters of the stage
   * @param stage its kind, or its id
   * @throws org.alluvium.lakehouse.error.AlluviumException where there is no such decision
   */
  public Compared run(Optional<LocalDate> date, PipelineConfiguration changed, String stage) {
    DecisionSessions sessions =
        DecisionSessions.weekly(calendars.get(profile.calendar()), plan.asOf());
    List<LocalDate> dates = sessions.datesAfter(-1);
    if (date.isPresent() && !dates.contains(date.get())) {
      throw CanaryErrors.noDecision(profile.id(), date.get(), plan.asOf(), nearest(dates, date));
    }
    SleeveProfile other = with(changed);
    SleeveComputation before = computation(profile, sessions);
    SleeveComputation after = computation(other, sessions);
    CanaryInputs inputs = inputs(other);
    SessionSelection selection = new SessionSelection(profile);
    int last = date.map(dates::indexOf).orElse(dates.size() - 1);
    int first = date.isPresent() ? last : Math.max(0, last - TRIES + 1);
    for (int i = last; i >= first; i--) {
      long moment = Micros.of(calendars.get(profile.calendar()).closeInstant(dates.get(i)));
      Optional<SelectionInput> seen = before.selectionInput(inputs, moment);
      Optional<SelectionOutcome> decided = seen.flatMap(selection::decided);
      if (decided.isPresent()) {
        SelectionInput otherwise = after.selectionInput(inputs, moment).orElseThrow();
        return new Compared(
            dates.get(i),
            decided.orElseThrow(),
            SelectionPipeline.of(profile.decisions().selection())
                .select(seen.orElseThrow(), kind(stage)),
            SelectionPipeline.of(changed).select(otherwise, kind(stage)));
      }
    }
    throw CanaryErrors.nothingDecided(profile.id(), date, TRIES, plan.asOf());
  }

  /** Another implementation stands where that of its kind stood. */
  private static String kind(String stage) {
    return stage.replaceFirst("/.*", "");
  }

  private static Optional<LocalDate> nearest(List<LocalDate> dates, Optional<LocalDate> date) {
    return dates.stream().filter(one -> one.isBefore(date.orElseThrow())).reduce((a, b) -> b);
  }

  private SleeveProfile with(PipelineConfiguration pipeline) {
    DecisionRules rules = profile.decisions();
    return new SleeveProfile(
        profile.id(),
        new DecisionRules(rules.strategy(), pipeline, rules.regime()),
        profile.universe(),
        profile.calendar(),
        profile.portfolio(),
        profile.costs(),
        profile.fill(),
        profile.market(),
        profile.capital());
  }

  /** Everything that either pipeline reads. */
  private CanaryInputs inputs(SleeveProfile other) {
    List<String> symbols =
        Stream.concat(profile.universe().stream(), Stream.of(profile.market()))
            .distinct()
            .sorted()
            .toList();
    List<FeatureSchema> sets =
        Stream.concat(sets(profile).stream(), sets(other).stream()).distinct().toList();
    return silver().of(symbols, SymbolComputation.series(sets));
  }

  private SleeveComputation computation(SleeveProfile own, DecisionSessions sessions) {
    TradingCalendar calendar = calendars.get(own.calendar());
    return new SleeveComputation(
        own,
        new SleeveComputation.Settings(
            calendar,
            sessions,
            sets(own),
            silver().closes(own.universe(), calendars),
            own.forecasting().map(this::forecasts),
            session -> Map.of()));
  }

  private DecisionComputation forecasts(ForecastProfile own) {
    return new DecisionComputation(
        own,
        set(own.strategy().featureSet()),
        DecisionSessions.of(own.strategy(), calendars.get(own.calendar()), plan.asOf()),
        silver().closes(own.universe(), calendars));
  }

  private List<FeatureSchema> sets(SleeveProfile own) {
    return Stream.concat(
            own.featureSets().stream(),
            own.forecasting().map(one -> one.strategy().featureSet()).stream())
        .distinct()
        .map(this::set)
        .toList();
  }

  private FeatureSchema set(String id) {
    return plan.featureSets().stream()
        .filter(set -> set.id().equals(id))
        .findFirst()
        .orElseGet(() -> FeatureSets.named(id));
  }

  private SilverInputs silver() {
    return new SilverInputs(lakehouse, plan.asOf());
  }
}
