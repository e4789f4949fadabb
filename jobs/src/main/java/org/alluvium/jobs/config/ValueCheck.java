package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Values of the right form that still cannot be: no day of the calendar, no folder. */
final class ValueCheck {
  private final LayeredTree tree;
  private final Path home;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  ValueCheck(LayeredTree tree, Path home) {
    this.tree = tree;
    this.home = home;
  }

  /** Every such value; nothing is created to find out. */
  List<ConfigurationProblem> problems() {
    check("as_of", ValueCheck::dateProblem);
    check("lakehouse.root", this::folderProblem);
    check("runs.root", this::folderProblem);
    return problems;
  }

  /** Texts only: what else stands there is the schema's to report. */
  private void check(String key, Function<String, String> problemOf) {
    KeyPath path = KeyPath.parse(key);
    tree.at(path)
        .filter(JsonNode::isTextual)
        .ifPresent(value -> report(path, value, problemOf.apply(value.textValue())));
  }

  private void report(KeyPath path, JsonNode value, String problem) {
    if (!problem.isEmpty()) {
      problems.add(
          new ConfigurationProblem(
              tree.sourceOf(path).orElse("the configuration"),
              path.toString(),
              problem + ", got " + Secrecy.shown(path, value)));
    }
  }

  private static String dateProblem(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return "";
    }
    try {
      if (text.contains("T")) {
        Instant.parse(text);
      } else {
        LocalDate.parse(text);
      }
      return "";
    } catch (DateTimeException e) {
      return "must be a day of the calendar, such as 2017-11-30";
    }
  }

  private String folderProblem(String text) {
    FolderText folder = FolderText.parse(text);
    if (folder.foreignScheme().isPresent()) {
      return "must be a folder: this build reads and writes file: roots only yet, not %s:"
          .formatted(folder.foreignScheme().get());
    }
    try {
      Path existing = folder.from(home).toAbsolutePath();
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      return Files.isDirectory(existing)
          ? ""
          : "must be a folder, and %s is a file; name another place, or move the file away"
              .formatted(existing);
    } catch (InvalidPathException e) {
      return "must be a path";
    }
  }
}
