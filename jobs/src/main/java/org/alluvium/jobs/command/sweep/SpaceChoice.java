package org.alluvium.jobs.command.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.jobs.error.SweepCommandErrors;
import org.alluvium.lakehouse.error.ClosestWord;

/** Which file a space is: one where the user stands, else one of the installation. */
final class SpaceChoice {
  private static final String ENDING = ".json";

  private final Path shipped;

  SpaceChoice(Path home) {
    this.shipped = home.resolve("conf/sweeps");
  }

  /**
   * The file of a space.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when there is none, with the one that
   *     was probably meant
   */
  Path file(String given) {
    Path file = Path.of(given).toAbsolutePath().normalize();
    if (Files.exists(file) && !Files.isDirectory(file)) {
      return file;
    }
    List<String> known = known();
    if (known.contains(given)) {
      return shipped.resolve(given + ENDING);
    }
    throw SweepCommandErrors.unknownSpace(given, ClosestWord.to(name(file), known), known);
  }

  private List<String> known() {
    if (!Files.isDirectory(shipped)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shipped)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .map(SpaceChoice::name)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + shipped, e);
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }
}
