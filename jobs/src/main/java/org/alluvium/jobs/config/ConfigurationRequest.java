package org.alluvium.jobs.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration comes from, weakest layer first.
 *
 * @param home folder of the installation: relative paths of the manifest start here
 * @param manifest replaces {@code conf/manifest.json}
 * @param profile whose {@code settings} are laid over the manifest, whichever layer defines it
 * @param files {@code --config} files, later wins
 * @param parts file by the key that it is laid at, below {@code --config}
 * @param environment process environment; only names that start with {@code ALLUVIUM_} are read
 * @param settings {@code --set} texts {@code key=value}, later wins
 * @param flags dotted key to value of the flags that are configuration ({@code --as-of} and
 *     others), strongest
 */
public record ConfigurationRequest(
    Path home,
    Optional<Path> manifest,
    Optional<String> profile,
    List<Path> files,
    Map<String, Path> parts,
    Map<String, String> environment,
    List<String> settings,
    Map<String, Flag> flags) {

  /** A flag that sets a configuration value. */
  public record Flag(String name, String value) {}

  public ConfigurationRequest {
    files = List.copyOf(files);
    parts = Map.copyOf(parts);
    environment = Map.copyOf(environment);
    settings = List.copyOf(settings);
    flags = Map.copyOf(flags);
  }

  /** Without parts. */
  public ConfigurationRequest(
      Path home,
      Optional<Path> manifest,
      Optional<String> profile,
      List<Path> files,
      Map<String, String> environment,
      List<String> settings,
      Map<String, Flag> flags) {
    this(home, manifest, profile, files, Map.of(), environment, settings, flags);
  }

  /** The same with a file at a key, and with more flags. */
  public ConfigurationRequest with(String key, Path part, Map<String, Flag> more) {
    Map<String, Flag> all = new HashMap<>(flags);
    all.putAll(more);
    return new ConfigurationRequest(
        home, manifest, profile, files, Map.of(key, part), environment, settings, all);
  }

  /** The defaults of an installation and nothing else. */
  public static ConfigurationRequest ofHome(Path home) {
    return new ConfigurationRequest(
        home, Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of(), Map.of());
  }

  /** The file that holds the defaults. */
  public Path manifestFile() {
    return manifest.orElse(home.resolve("conf/manifest.json"));
  }
}
