package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that profiles may use and that stand in other files: those of {@code data.calendars} and of
 * {@code data.seed}. A file that cannot be read gives nothing here: who needs it will say so.
 */
final class NamesInFiles {
  private final LayeredTree tree;
  private final Path home;

  NamesInFiles(LayeredTree tree, Path home) {
    this.tree = tree;
    this.home = home;
  }

  /** Ids of the calendars, in the order of their file. */
  Optional<List<String>> calendars() {
    return file("data.calendars", "")
        .map(NamesInFiles::calendarIds)
        .filter(names -> !names.isEmpty());
  }

  /** Symbols of the instruments, each once: the first column, which is never quoted. */
  Optional<List<String>> symbols() {
    return file("data.seed", "instruments.csv")
        .map(NamesInFiles::firstColumn)
        .filter(names -> !names.isEmpty());
  }

  private Optional<Path> file(String key, String below) {
    try {
      return tree.at(KeyPath.parse(key))
          .filter(JsonNode::isTextual)
          .map(text -> home.resolve(text.textValue()).resolve(below))
          .filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<String> calendarIds(Path file) {
    try {
      JsonNode calendars = StrictJson.MAPPER.readTree(file.toFile()).path("calendars");
      return calendars.valueStream().map(calendar -> calendar.path("id").asText()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> firstColumn(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> line.split(",", 2)[0].strip()).distinct().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
