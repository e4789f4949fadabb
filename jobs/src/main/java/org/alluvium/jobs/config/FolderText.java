package org.alluvium.jobs.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder as people write it: a path, or a {@code file:} URI. */
final class FolderText {
  private static final Pattern URI = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):(.*)");
  private static final String FILE = "file";

  private final String scheme;
  private final String path;

  private FolderText(String scheme, String path) {
    this.scheme = scheme;
    this.path = path;
  }

  static FolderText parse(String text) {
    Matcher uri = URI.matcher(text);
    return uri.matches()
        ? new FolderText(uri.group(1), uri.group(2).replaceFirst("^//+", "/"))
        : new FolderText(FILE, text);
  }

  /** The scheme of a place that is no folder of this machine, {@code s3a}. */
  Optional<String> foreignScheme() {
    return scheme.equalsIgnoreCase(FILE) ? Optional.empty() : Optional.of(scheme);
  }

  /** The folder; a relative path starts at {@code home}. */
  Path from(Path home) {
    return home.resolve(path).normalize();
  }
}
