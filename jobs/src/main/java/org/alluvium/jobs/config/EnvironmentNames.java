package org.alluvium.jobs.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * Environment variables as configuration: {@code ALLUVIUM_LAKEHOUSE_ROOT} is {@code
 * lakehouse.root}. A name that means no key is a problem, so that a misspelt variable is not
 * silently ignored.
 */
final class EnvironmentNames {
  static final String PREFIX = "ALLUVIUM_";

  /** Names that the launcher reads; they are not configuration. */
  private static final Set<String> LAUNCHER =
      Set.of("ALLUVIUM_HOME", "ALLUVIUM_CACHE", "ALLUVIUM_JAVA_OPTIONS", "ALLUVIUM_LOG_LEVEL");

  private final Map<String, KeyPath> keys = new LinkedHashMap<>();

  EnvironmentNames(List<KeyPath> leaves) {
    leaves.forEach(path -> keys.put(nameOf(path), path));
  }

  /** The variable that sets a value. */
  static String nameOf(KeyPath path) {
    return PREFIX + String.join("_", path.keys()).toUpperCase(Locale.ROOT);
  }

  /** Variable to key, for the variables of an environment; the unknown become problems. */
  Map<String, KeyPath> matched(Map<String, String> environment, List<ConfigurationProblem> bad) {
    Map<String, KeyPath> matched = new TreeMap<>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !LAUNCHER.contains(name))
        .sorted()
        .forEach(
            name -> {
              if (keys.containsKey(name)) {
                matched.put(name, keys.get(name));
              } else {
                bad.add(unknown(name));
              }
            });
    return matched;
  }

  private ConfigurationProblem unknown(String name) {
    Optional<String> closest = ClosestWord.to(name, keys.keySet());
    return new ConfigurationProblem(
        "environment",
        name,
        "sets no known key%s".formatted(closest.map("; did you mean %s?"::formatted).orElse("")));
  }
}
