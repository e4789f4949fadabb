package org.alluvium.jobs.command.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alluvium.lakehouse.error.ClosestWord;

/** How far a strategy is taken. */
enum Phase {
  /** Decisions, positions and books on what was known at each decision. */
  BACKTEST;

  /** Reads a phase; only this one exists yet. */
  static Phase of(String text) {
    return Arrays.stream(values())
        .filter(phase -> phase.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(text)));
  }

  private static String unknown(String text) {
    List<String> known =
        Arrays.stream(values()).map(phase -> phase.name().toLowerCase(Locale.ROOT)).toList();
    String meant = ClosestWord.asked(ClosestWord.to(text, known));
    return "'%s' is no phase of this version%s; there is %s"
        .formatted(text, meant, String.join(", ", known));
  }
}
