package org.alluvium.jobs.error;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.config.ConfigurationProblem;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people that the jobs module can show. */
public final class JobErrors {
  private JobErrors() {}

  /** All problems of a command line at once. */
  public static AlluviumException commandLine(String command, List<String> problems) {
    String remedy = "; see './alluvium %s --help'".formatted(command);
    return new AlluviumException(USAGE, String.join("; ", problems) + remedy);
  }

  /** A word that is no command, with the one that was probably meant. */
  public static AlluviumException unknownCommand(String word, Optional<String> closest) {
    String meant = closest.map("; did you mean '%s'?"::formatted).orElse("");
    return new AlluviumException(
        USAGE, "'%s' is not a command%s; see './alluvium --help'".formatted(word, meant));
  }

  /** All problems of the configuration at once, one per line. */
  public static AlluviumException configuration(List<ConfigurationProblem> problems) {
    String heading =
        problems.size() == 1
            ? "the configuration has 1 problem:"
            : "the configuration has %d problems:".formatted(problems.size());
    StringBuilder message = new StringBuilder(heading);
    problems.forEach(problem -> message.append("\n  ").append(problem));
    return new AlluviumException(USAGE, message.toString());
  }

  public static AlluviumException unwritable(Path path, Throwable cause) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s cannot be written (%s); give another folder with --runs or --lakehouse, or change its permissions"
            .formatted(path, cause.getMessage()),
        cause);
  }

  public static AlluviumException runMissing(String runId, Path runs) {
    return new AlluviumException(
        INPUT_MISSING,
        "run %s does not exist in %s; list the runs with './alluvium audit runs', or point --runs at another folder"
            .formatted(runId, runs));
  }

  /** A table that the lakehouse does not have, with the one that was probably meant. */
  public static AlluviumException tableNotInLakehouse(
      TableName table, String root, Optional<String> closest) {
    String meant = closest.map("; did you mean '%s'?"::formatted).orElse("");
    return new AlluviumException(
        INPUT_MISSING,
        "%s does not exist in lakehouse %s%s; list the tables with './alluvium lake tables'"
            .formatted(table, root, meant));
  }

  public static AlluviumException optionNeeded(String command, String option, String remedy) {
    return new AlluviumException(USAGE, "%s needs --%s: %s".formatted(command, option, remedy));
  }

  public static AlluviumException profileNeeded(String command, List<String> profiles) {
    return optionNeeded(command, "profile", "one of " + String.join(", ", profiles));
  }

  public static AlluviumException environmentUnfit(List<String> failed) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s failed; the column 'way out' says what to do".formatted(String.join(", ", failed)));
  }

  public static AlluviumException rangeReversed(LocalDate start, LocalDate end) {
    return new AlluviumException(
        USAGE, "--start %s is after --end %s; both are inclusive".formatted(start, end));
  }
}
