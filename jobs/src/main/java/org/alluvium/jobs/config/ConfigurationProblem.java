package org.alluvium.jobs.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param source file, environment variable or flag that it came from
 * @param path JSON path, {@code $.lakehouse.root}
 * @param message the value, and what is allowed
 */
public record ConfigurationProblem(String source, String path, String message) {
  @Override
  public String toString() {
    return "%s: %s %s".formatted(source, path, message);
  }
}
