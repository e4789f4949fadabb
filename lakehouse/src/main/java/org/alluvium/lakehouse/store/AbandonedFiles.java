package org.alluvium.lakehouse.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Temporary files that killed writers left in a log folder. No reader looks at them; they only take
 * space. A process removes those older than {@link #AGE} at its first write into the folder. A
 * writer alive for longer between its temporary file and its link would fail with a missing file,
 * never publish wrongly.
 */
final class AbandonedFiles {
  static final String SUFFIX = ".tmp";
  static final Duration AGE = Duration.ofHours(1);
  private static final Set<Path> CLEANED = ConcurrentHashMap.newKeySet();

  private AbandonedFiles() {}

  static void cleanOnce(Path folder) {
    if (CLEANED.add(folder)) {
      clean(folder, Instant.now().minus(AGE));
    }
  }

  /** Removes what was last written before {@code limit}; what cannot be removed stays. */
  @SuppressWarnings("EmptyCatch") // cleaning is a courtesy and must never fail a commit
  static void clean(Path folder, Instant limit) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Another process cleans at the same time, or may: nothing depends on it.
    }
  }
}
