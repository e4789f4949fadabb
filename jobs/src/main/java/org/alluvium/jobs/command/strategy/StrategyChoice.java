package org.alluvium.jobs.command.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.StrategyErrors;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * Which profile a strategy's name stands for: the one that names it, or the one of them asked for.
 */
final class StrategyChoice {
  private final ResolvedConfiguration configuration;
  private final String command;

  StrategyChoice(ResolvedConfiguration configuration, String command) {
    this.configuration = configuration;
    this.command = command;
  }

  /** The profile on which a strategy with execution is run. */
  String executed(String strategy, Invocation invocation) {
    requireKnown(strategy);
    List<String> traded = names(name -> has(name, "execution"));
    if (!traded.contains(strategy)) {
      throw StrategyErrors.noExecution(strategy, traded);
    }
    return chosen(
        strategy,
        configuration.profiles().stream()
            .filter(name -> kind(name).equals("strategy") && names(name, strategy))
            .toList(),
        invocation);
  }

  /** The profile on which a strategy is trained, whatever it does with forecasts. */
  String trained(String strategy, Invocation invocation) {
    requireKnown(strategy);
    return chosen(
        strategy,
        configuration.profiles().stream().filter(name -> names(name, strategy)).toList(),
        invocation);
  }

  private String chosen(String strategy, List<String> profiles, Invocation invocation) {
    Optional<String> asked = invocation.value(CommonOptions.PROFILE);
    if (asked.isPresent() && !profiles.contains(asked.get())) {
      throw StrategyErrors.otherProfile(command, strategy, asked.get(), profiles);
    }
    if (profiles.isEmpty()) {
      throw StrategyErrors.noProfile(strategy);
    }
    if (asked.isEmpty() && profiles.size() > 1 && !profiles.contains(strategy)) {
      throw StrategyErrors.severalProfiles(command, strategy, profiles);
    }
    return asked.orElse(profiles.contains(strategy) ? strategy : profiles.get(0));
  }

  private void requireKnown(String strategy) {
    List<String> known = names(name -> true);
    if (!known.contains(strategy)) {
      throw StrategyErrors.unknown(strategy, ClosestWord.to(strategy, known), known);
    }
  }

  private boolean has(String strategy, String section) {
    return configuration.at("strategies." + strategy).has(section);
  }

  private String kind(String profile) {
    return configuration.text("profiles." + profile + ".kind");
  }

  private boolean names(String profile, String strategy) {
    return configuration.at("profiles." + profile).path("strategy").asText().equals(strategy);
  }

  private List<String> names(Predicate<String> which) {
    List<String> names = new ArrayList<>();
    configuration.at("strategies").fieldNames().forEachRemaining(names::add);
    return names.stream().filter(which).sorted().toList();
  }
}
