package org.alluvium.flows.error;

import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.Collection;
import org.alluvium.lakehouse.error.AlluviumException;

/** Messages of profiles and strategies that cannot be what their configuration says. */
public final class ProfileErrors {
  private ProfileErrors() {}

  public static AlluviumException undecided(
      String strategy, String decides, Collection<String> models) {
    return new AlluviumException(
        USAGE,
        "strategy %s: 'decides' is %s; give the id of one of its models %s, or mean for the mean of all"
            .formatted(strategy, decides == null ? "not given" : decides, models));
  }

  public static AlluviumException dailySleeve(String profile, String strategy) {
    return new AlluviumException(
        USAGE,
        "profile %s: a sleeve decides weekly, and strategy %s daily; give it a strategy with cutoffs weekly, or run that one by 'strategy %s'"
            .formatted(profile, strategy, strategy));
  }

  public static AlluviumException noExecution(String strategy, Collection<String> others) {
    return new AlluviumException(
        USAGE,
        "strategy %s does not say how it is traded; give its file a section 'execution', or take one that has it: %s"
            .formatted(strategy, String.join(", ", others)));
  }

  public static AlluviumException unfitExecution(String strategy, Collection<String> problems) {
    return new AlluviumException(
        USAGE, "strategy %s: %s".formatted(strategy, String.join("; ", problems)));
  }

  public static AlluviumException unknownEngine(
      String profile, String engine, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "profile %s: portfolio engine '%s' is not known; choose one of %s"
            .formatted(profile, engine, known));
  }

  public static AlluviumException forecastWithoutStrategy(String pipeline) {
    return new AlluviumException(
        USAGE,
        "pipeline %s ranks by the forecast of a strategy, and the profile names none; give it a strategy or another pipeline"
            .formatted(pipeline));
  }

  public static AlluviumException unknownProfile(String id, String kind, Collection<String> known) {
    return new AlluviumException(
        USAGE, "profile '%s' is not a %s; choose one of %s".formatted(id, kind, known));
  }

  public static AlluviumException costsNotPinned(String id, String problem) {
    return new AlluviumException(USAGE, "costs.%s.digest %s".formatted(id, problem));
  }

  public static AlluviumException unreadable(String what, Exception cause) {
    return new AlluviumException(
        USAGE, "configuration: cannot read %s: %s".formatted(what, cause.getMessage()), cause);
  }

  /** Settings that a portfolio would leave aside. */
  public static AlluviumException unfitPortfolio(String profile, Collection<String> problems) {
    return new AlluviumException(
        USAGE, "profile %s: portfolio.%s".formatted(profile, String.join("; ", problems)));
  }
}
