package org.alluvium.jobs.command.strategy;

/** What is run of one strategy; its id is the first word of the run's flow. */
public enum StrategyFlow {
  /** Decisions, positions and books. */
  BACKTEST("strategy"),
  /** Models and forecasts, shown by model. */
  TRAIN("train"),
  /** Models and forecasts, the latest shown. */
  FORECAST("forecast");

  private final String id;

  StrategyFlow(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
