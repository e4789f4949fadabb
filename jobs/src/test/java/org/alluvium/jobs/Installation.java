package org.alluvium.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The repository's own configuration, and copies of it that a test may change. */
public final class Installation {
  private Installation() {}

  /** Root folder of the repository. */
  public static Path home() {
    return Path.of(System.getProperty("alluvium.home"));
  }

  /** A home of its own with the repository's {@code conf}. */
  public static Path copyInto(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("conf"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(home().relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
