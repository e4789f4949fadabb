package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.Installation;

/**
 * A home with the bundled configuration, that a test may change.
 *
 * @param folder the home
 */
record ConfigurationHome(Path folder) {
  static ConfigurationHome in(Path folder) throws IOException {
    return new ConfigurationHome(Installation.copyInto(folder));
  }

  Path manifest() {
    return folder.resolve("conf/manifest.json");
  }

  /** With these files over the manifest. */
  ResolvedConfiguration load(Path... files) {
    return load(List.of(files), List.of());
  }

  /** With these settings over the manifest, as {@code --set} takes them. */
  ResolvedConfiguration set(String... settings) {
    return load(List.of(), List.of(settings));
  }

  private ResolvedConfiguration load(List<Path> files, List<String> settings) {
    return ConfigurationLoader.load(
        new ConfigurationRequest(
            folder, Optional.empty(), Optional.empty(), files, Map.of(), settings, Map.of()));
  }

  /** In the manifest: the first place that has the text, for {@code next_close} the last. */
  void replace(String from, String to) throws IOException {
    String text = Files.readString(manifest());
    assertThat(text).contains(from);
    int at = from.contains("next_close") ? text.lastIndexOf(from) : text.indexOf(from);
    Files.writeString(manifest(), text.substring(0, at) + to + text.substring(at + from.length()));
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
