package org.alluvium.jobs.error;

import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;
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
    String meant = ClosestWord.asked(closest);
    return new AlluviumException(
        USAGE, "'%s' is not a command%s; see './alluvium --help'".formatted(word, meant));
  }

  /** All problems of the configuration at once, one per line. */
  public static AlluviumException configuration(List<?> problems) {
    String heading =
        problems.size() == 1
            ? "the configuration has 1 problem:"
            : "the configuration has %d problems:".formatted(problems.size());
    StringBuilder message = new StringBuilder(heading);
    problems.forEach(problem -> message.append("\n  ").append(problem));
    return new AlluviumException(USAGE, message.toString());
  }

  /** No run named, and no latest one to take. */
  public static AlluviumException noRun(String command, Path runs) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: no run is finished in %s; name one with --run-id ('./alluvium audit runs' lists them), or point --runs at another folder"
            .formatted(command, runs));
  }

  public static AlluviumException runFolderUnreadable(Path folder, String why) {
    return new AlluviumException(
        DIFFERS,
        "run folder %s cannot be read: %s; './alluvium audit verify --run-id %s' says what is damaged, restore it from a copy"
            .formatted(folder, why, folder.getFileName()));
  }

  public static AlluviumException runNotSound(String run, List<String> failed) {
    return new AlluviumException(
        DIFFERS,
        "run %s: %s; restore its folder from a copy, or run again"
            .formatted(run, String.join("; ", failed)));
  }

  /** No discovery to show. */
  public static AlluviumException noDiscovery(String lakehouse) {
    return new AlluviumException(
        INPUT_MISSING,
        "audit candidates: %s records no finished discovery; run './alluvium discover' first, or name a run with --run-id"
            .formatted(lakehouse));
  }

  /** A family given twice, or not at all. */
  public static AlluviumException familyOrProfile() {
    return new AlluviumException(
        USAGE,
        "trials declare: trials belong to one family; give --family FAMILY, or --profile NAME, whose strategy, universe and horizon make it");
  }

  /** Returns and a number of trials, or neither. */
  public static AlluviumException returnsOrCount() {
    return new AlluviumException(
        USAGE,
        "trials declare: give --returns FILE.csv, or --count N alone where the returns of N trials are lost");
  }

  /** Half of a pair of versions, or a pair of no table. */
  public static AlluviumException versionsNotPaired(String command) {
    return new AlluviumException(
        USAGE,
        "%s: --from and --to are two versions of one --table, the earlier first; give all three, or none ('./alluvium lake history TABLE' lists them)"
            .formatted(command));
  }

  public static AlluviumException ledgersDiffer(List<String> broken) {
    return new AlluviumException(
        DIFFERS,
        "%s; the results of such a run cannot be vouched for: restore its folder from a copy, or run again"
            .formatted(String.join("; ", broken)));
  }

  public static AlluviumException pinIncomplete(String missing) {
    return new AlluviumException(
        USAGE,
        "a pin is TABLE --version N --holder NAME, and %s is missing; './alluvium lake pin --list' shows what is pinned"
            .formatted(missing));
  }

  /** A table that the lakehouse does not have, with the one that was probably meant. */
  public static AlluviumException tableNotInLakehouse(
      TableName table, String root, Optional<String> closest) {
    String meant = ClosestWord.asked(closest);
    return new AlluviumException(
        INPUT_MISSING,
        "%s does not exist in lakehouse %s%s; list the tables with './alluvium lake tables'"
            .formatted(table, root, meant));
  }

  /** A table that no class of this version defines, with the one that was probably meant. */
  public static AlluviumException tableUndefined(TableName table, Optional<String> closest) {
    String meant = ClosestWord.asked(closest);
    return new AlluviumException(
        USAGE,
        "%s is no table of this version%s; docs/reference/tables.md lists them"
            .formatted(table, meant));
  }

  /** A restore of a run that kept nothing. */
  public static AlluviumException nothingToRestore(String run) {
    return new AlluviumException(
        INPUT_MISSING,
        "run %s kept no table in its folder; name a run of 'weekly' or 'flow' with --run-id"
            .formatted(run));
  }

  /** A restore next to tables that are there. */
  public static AlluviumException restoreTargetInUse(String root, List<String> tables) {
    return new AlluviumException(
        USAGE,
        "lake restore: %s already holds %s; nothing was written, name an empty folder with --to"
            .formatted(root, String.join(", ", tables)));
  }

  /** A folder that would have to be written to. */
  public static AlluviumException notWritable(String what, Path folder, String flag) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s %s is not writable; name another one with %s, or change its permissions"
            .formatted(what, folder, flag));
  }

  public static AlluviumException optionNeeded(String command, String option, String remedy) {
    return new AlluviumException(USAGE, "%s needs --%s: %s".formatted(command, option, remedy));
  }

  /** A source and a file of one's own at once. */
  public static AlluviumException sourceOrPath() {
    return new AlluviumException(
        USAGE,
        "ingest: --source reads a source of data.sources, and --path with --mapping a file of one's own; give one or the other");
  }

  /** A version that a table does not have, named by an option. */
  public static AlluviumException versionNotFound(
      String option, TableName table, long asked, long latest) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: version %d does not exist, latest is %d; give --%s a version that './alluvium lake history %s' lists"
            .formatted(table, asked, latest, option, table));
  }

  public static AlluviumException profileNeeded(String command, List<String> profiles) {
    return optionNeeded(command, "profile", "one of " + String.join(", ", profiles));
  }

  /** A profile that names no pipeline of discovery, and no pipeline beside it. */
  public static AlluviumException profileWithoutPipeline(String profile, List<String> pipelines) {
    return new AlluviumException(
        USAGE,
        "profile %s names no 'discovery'; add --pipeline with one of %s"
            .formatted(profile, String.join(", ", pipelines)));
  }

  /** A run whose result cannot be computed again. */
  public static AlluviumException notReplayable(String run, String flow) {
    return new AlluviumException(
        USAGE,
        "run %s is '%s': what scanners saw cannot be seen again; './alluvium audit candidates --run-id %s' verifies what it kept"
            .formatted(run, flow, run));
  }

  /** A sleeve that a run did not compute. */
  public static AlluviumException notOfRun(String run, String profile, List<String> known) {
    return new AlluviumException(
        USAGE,
        "run %s has no sleeve '%s'%s; it has %s"
            .formatted(
                run,
                profile,
                ClosestWord.asked(ClosestWord.to(profile, known)),
                known.isEmpty() ? "none" : String.join(", ", known)));
  }

  /** A profile that exists, but that another flow runs. */
  public static AlluviumException profileUnfit(
      String command, String profile, String kind, List<String> fitting) {
    return new AlluviumException(
        USAGE,
        "%s does not run --profile %s, whose kind is %s; give one of %s"
            .formatted(command, profile, kind, String.join(", ", fitting)));
  }

  public static AlluviumException environmentUnfit(List<String> failed) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s failed; the column 'way out' says what to do".formatted(String.join(", ", failed)));
  }

  public static AlluviumException rangeAfterAsOf(LocalDate start, LocalDate asOf) {
    return new AlluviumException(
        USAGE,
        "--start %s is after the logical date %s: nothing of it is known; pass a later --as-of"
            .formatted(start, asOf));
  }

  public static AlluviumException rangeReversed(LocalDate start, LocalDate end) {
    return new AlluviumException(
        USAGE, "--start %s is after --end %s; both are inclusive".formatted(start, end));
  }
}
