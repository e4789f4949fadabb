package org.alluvium.jobs.error;

import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;

/** What can be wrong with a strategy named on the command line. */
public final class StrategyErrors {
  private StrategyErrors() {}

  /** A name that no file has, with the one that was probably meant. */
  public static AlluviumException unknown(
      String strategy, Optional<String> closest, List<String> known) {
    String meant = ClosestWord.asked(closest);
    return usage(
        "conf/strategies has no strategy '%s'%s; there are %s"
            .formatted(strategy, meant, String.join(", ", known)));
  }

  /** A strategy that forecasts and says nothing of trading. */
  public static AlluviumException noExecution(String strategy, List<String> traded) {
    return usage(
        "strategy %s does not say how it is traded; give its file a section 'execution', or take one that has it: %s"
            .formatted(strategy, String.join(", ", traded)));
  }

  /** A strategy that no profile runs. */
  public static AlluviumException noProfile(String strategy) {
    return usage(
        "no profile of the manifest runs strategy %s; add one of kind strategy with its instrument, calendar, costs and capital"
            .formatted(strategy));
  }

  /** Several profiles, and none asked for. */
  public static AlluviumException severalProfiles(
      String command, String strategy, List<String> profiles) {
    return usage(
        "%s: several profiles name strategy %s; say which by --profile: %s"
            .formatted(command, strategy, String.join(", ", profiles)));
  }

  /** A profile that names another strategy. */
  public static AlluviumException otherProfile(
      String command, String strategy, String profile, List<String> profiles) {
    return usage(
        "%s: --profile %s does not run strategy %s here; %s"
            .formatted(
                command,
                profile,
                strategy,
                profiles.isEmpty()
                    ? "no profile does"
                    : "give one of " + String.join(", ", profiles)));
  }

  private static AlluviumException usage(String message) {
    return new AlluviumException(USAGE, message);
  }
}
