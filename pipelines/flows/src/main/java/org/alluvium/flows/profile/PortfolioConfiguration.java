package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a book is built.
 *
 * @param engine the engine that the profile stands for
 * @param alongside engines run beside it, for comparison
 * @param fallback engines that are asked, in order, where one has no weights for the returns
 * @param belowMinimum engine of a decision whose selection is smaller than its minimum; unset: the
 *     same as of others
 * @param lookBackSessions sessions of returns that an engine sees
 * @param grossExposure sum of absolute weights at a decision, in (0, 1]; the rest is cash
 * @param settings of the engines
 */
public record PortfolioConfiguration(
    String engine,
    List<String> alongside,
    List<String> fallback,
    @JsonProperty("below_minimum") String belowMinimum,
    @JsonProperty("look_back_sessions") int lookBackSessions,
    @JsonProperty("gross_exposure") Double grossExposure,
    EngineSettings settings) {
  /** Engines that keep the limits of their settings. */
  public static final Set<String> KEEPING_LIMITS =
      Set.of("min_variance", "max_sharpe", "max_diversification");

  public PortfolioConfiguration {
    alongside = alongside == null ? List.of() : List.copyOf(alongside);
    fallback = fallback == null ? List.of() : List.copyOf(fallback);
    grossExposure = grossExposure == null ? 1.0 : grossExposure;
    settings = settings == null ? EngineSettings.DEFAULTS : settings;
  }

  /** Engines over so many sessions, nothing else chosen. */
  public static PortfolioConfiguration of(String engine, List<String> alongside, int sessions) {
    return new PortfolioConfiguration(engine, alongside, null, null, sessions, null, null);
  }

  /** The engine of the profile first, then those alongside. */
  public List<String> engines() {
    List<String> all = new ArrayList<>();
    all.add(engine);
    alongside.stream().filter(e -> !e.equals(engine)).forEach(all::add);
    return all;
  }

  /** Every engine that may answer. */
  List<String> asked() {
    Set<String> all = new LinkedHashSet<>(engines());
    all.addAll(fallback);
    if (belowMinimum != null) {
      all.add(belowMinimum);
    }
    return List.copyOf(all);
  }

  /** An engine and those that stand in for it, in order. */
  public List<String> chain(String first) {
    List<String> all = new ArrayList<>();
    all.add(first);
    fallback.stream().filter(e -> !e.equals(first)).forEach(all::add);
    return all;
  }
}
