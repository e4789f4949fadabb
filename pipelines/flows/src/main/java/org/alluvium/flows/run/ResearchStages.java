package org.alluvium.flows.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.backtest.BacktestStage;
import org.alluvium.flows.decision.DecisionInputsStage;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.decision.SleeveSelectionStage;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.meta.MetaStage;
import org.alluvium.flows.portfolio.PortfolioStage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeStage;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.strategy.StrategyStage;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The stages from bars to books: what a run computes, and what a replay computes again. */
public final class ResearchStages {
  private final RunPlan plan;
  private final TradingCalendars calendars;

  public ResearchStages(RunPlan plan, TradingCalendars calendars) {
    this.plan = plan;
    this.calendars = calendars;
  }

  /** Features and labels. */
  public List<Stage> derived() {
    List<Stage> stages = new ArrayList<>();
    stages.add(new FeatureStage(plan.featureSets(), calendars));
    stages.add(new LabelStage(labels()));
    return stages;
  }

  /** Features and labels that another flow has computed: whether they are there. */
  public Stage inputs() {
    return new DecisionInputsStage(plan.sleeves(), plan.strategies(), calendars);
  }

  /**
   * Training, portfolios and backtests of the sleeves, strategies, then the meta-portfolio; without
   * validation, no backtest of a sleeve, and no meta-portfolio, which would decide on it.
   */
  public List<Stage> books() {
    List<Stage> stages = new ArrayList<>(weights());
    if (!plan.sleeves().isEmpty() && !plan.leavesOut(LeftOut.VALIDATION)) {
      stages.add(new BacktestStage(plan.sleeves(), calendars));
    }
    if (!plan.strategies().isEmpty()) {
      stages.add(new StrategyStage(plan.strategies(), calendars));
    }
    meta().filter(stage -> !plan.leavesOut(LeftOut.VALIDATION)).ifPresent(stages::add);
    return stages;
  }

  /** Training where there is a model, and what each sleeve selects. */
  public List<Stage> selections() {
    List<Stage> stages = new ArrayList<>();
    if (!plan.forecasting().isEmpty()) {
      stages.add(training());
    }
    if (!plan.sleeves().isEmpty()) {
      stages.addAll(selection());
    }
    return stages;
  }

  /** The same, and what each engine holds of it. */
  public List<Stage> weights() {
    List<Stage> stages = new ArrayList<>(selections());
    if (!plan.sleeves().isEmpty()) {
      stages.add(new PortfolioStage(plan.sleeves(), calendars));
    }
    return stages;
  }

  /** Regimes of the sleeves' markets, and what each sleeve selects. */
  public List<Stage> selection() {
    return List.of(
        new RegimeStage(subjects()), new SleeveSelectionStage(plan.sleeves(), calendars));
  }

  /** The sleeves' markets, whose regimes are told. */
  public List<RegimeSubject> subjects() {
    return plan.sleeves().stream()
        .map(sleeve -> SleeveRegimes.subject(sleeve, calendars.get(sleeve.calendar())))
        .toList();
  }

  /** Training and forecasts of every profile. */
  public Stage training() {
    return new TrainingStage(plan.forecasting(), calendars);
  }

  /** The meta stage, where the plan has a meta-portfolio; its weights only, without validation. */
  public Optional<MetaStage> meta() {
    return plan.meta()
        .map(
            meta ->
                new MetaStage(meta, meta.sleeves().stream().map(this::sleeve).toList(), calendars))
        .map(stage -> plan.leavesOut(LeftOut.VALIDATION) ? stage.withoutBooks() : stage);
  }

  private SleeveProfile sleeve(String id) {
    return plan.sleeves().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  private List<LabelStage.Kind> labels() {
    return plan.forecasting().stream()
        .map(profile -> new LabelStage.Kind(profile.strategy().horizon(), profile.fill()))
        .distinct()
        .toList();
  }
}
