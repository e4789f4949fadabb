package org.alluvium.jobs.command.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;

/** The profile that a command line names, of a kind that the command can run. */
final class ProfileChoice {
  private ProfileChoice() {}

  /**
   * @param command its path
   * @param fits whether the command runs profiles of a kind
   */
  static String of(
      String command,
      Optional<String> asked,
      ResolvedConfiguration configuration,
      Predicate<String> fits) {
    List<String> fitting =
        configuration.profiles().stream()
            .filter(name -> fits.test(kindOf(name, configuration)))
            .toList();
    String profile = asked.orElseThrow(() -> JobErrors.profileNeeded(command, fitting));
    if (!fitting.contains(profile)) {
      throw JobErrors.profileUnfit(command, profile, kindOf(profile, configuration), fitting);
    }
    return profile;
  }

  private static String kindOf(String profile, ResolvedConfiguration configuration) {
    return configuration.text("profiles." + profile + ".kind");
  }
}
