package org.alluvium.lakehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Removes a folder that a test made. Tasks of a Spark job that failed end a moment after it, and
 * may still make a file: the folder is then walked again.
 */
final class TempFolder {
  private static final int TRIES = 50;
  private static final long PAUSE_NANOS = 100_000_000;

  private TempFolder() {}

  static void delete(Path folder) {
    IOException last = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        deleteOnce(folder);
        return;
      } catch (IOException | UncheckedIOException e) {
        last = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw new UncheckedIOException("cannot remove " + folder, last);
  }

  private static void deleteOnce(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
