package org.alluvium.jobs.command.flow;

import java.util.Arrays;
import java.util.Optional;

/** A part of a sleeve's run, on the record. */
public enum SleeveFlow {
  SELECT(
      "select",
      "Run a sleeve up to its selection, and show the latest decision, candidate by candidate with its reason",
      "./alluvium select --profile us_momentum_long"),
  OPTIMIZE(
      "optimize",
      "Run a sleeve up to its weights, and show the latest, engine by engine with who answered",
      "./alluvium optimize --profile us_momentum_long");

  private final String id;
  private final String summary;
  private final String example;

  SleeveFlow(String id, String summary, String example) {
    this.id = id;
    this.summary = summary;
    this.example = example;
  }

  /** Name of the command, and of the flow in the record. */
  public String id() {
    return id;
  }

  String summary() {
    return summary;
  }

  String example() {
    return example;
  }

  /** The one that a recorded flow was, {@code select us_momentum_long}. */
  public static Optional<SleeveFlow> of(String flow) {
    return Arrays.stream(values()).filter(one -> flow.startsWith(one.id + " ")).findFirst();
  }
}
