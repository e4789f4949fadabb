package org.alluvium.jobs.command.strategy;

import java.util.Arrays;

/** How far a strategy is taken. */
enum Phase {
  /** Decisions, positions and books on what was known at each decision. */
  BACKTEST;

  /** Reads a phase; only this one exists yet. */
  static Phase of(String text) {
    return Arrays.stream(values())
        .filter(phase -> phase.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no phase of this version; there is backtest".formatted(text)));
  }
}
