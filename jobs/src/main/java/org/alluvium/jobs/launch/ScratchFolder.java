package org.alluvium.jobs.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for tables of a run that are restored, used and forgotten, whatever ends the use. */
public final class ScratchFolder implements AutoCloseable {
  private final Path path;
  private final Shutdown.Registration registration;

  private ScratchFolder(Path path, Shutdown shutdown) {
    this.path = path;
    this.registration = shutdown.onInterrupt(this::delete);
  }

  /**
   * Makes one among the temporary files.
   *
   * @param use a word for its name
   */
  public static ScratchFolder create(String use, Shutdown shutdown) {
    try {
      return new ScratchFolder(Files.createTempDirectory("alluvium-" + use + "-"), shutdown);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the tables of a run", e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    registration.close();
    delete();
  }

  private void delete() {
    if (!Files.exists(path)) { // an interrupt was first
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }
}
