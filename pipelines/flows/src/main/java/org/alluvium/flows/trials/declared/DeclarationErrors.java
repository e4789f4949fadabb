package org.alluvium.flows.trials.declared;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import org.alluvium.flows.error.JsonFault;
import org.alluvium.flows.trials.Trial;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people about trials that are declared. */
final class DeclarationErrors {
  private static final int NAMED = 5;
  private static final int LONGEST = 40;
  private static final String NOTHING_WRITTEN = "; nothing was written";

  private DeclarationErrors() {}

  static AlluviumException fileMissing(String option, Path file) {
    return new AlluviumException(
        INPUT_MISSING, "%s %s is no file; name one that is there".formatted(option, file));
  }

  static AlluviumException unreadable(Path file, Exception cause) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new AlluviumException(
        DATA_CHECK,
        "%s cannot be read as CSV in UTF-8: %s%s"
            .formatted(file, why.lines().findFirst().orElse(""), NOTHING_WRITTEN),
        cause);
  }

  static AlluviumException noJson(Path file, JsonProcessingException cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is no JSON: %s%s".formatted(file, JsonFault.told(cause), NOTHING_WRITTEN),
        cause);
  }

  static AlluviumException notUtf8(Path file, long line) {
    return refused(at(file, line), "it is not UTF-8 text; save it in that encoding");
  }

  static AlluviumException emptyFile(Path file) {
    return refused(file.toString(), "has no line; the first one names the columns");
  }

  static AlluviumException wrongFirstColumn(Path file, long line, String found) {
    return refused(
        at(file, line, 1),
        "the first column must be called %s, got '%s'; the others are one trial each, separated by commas"
            .formatted(ReturnFile.DATE, shown(found)));
  }

  static AlluviumException noTrial(Path file, long line) {
    return refused(
        at(file, line),
        "there is no trial; put one column of returns per trial beside %s"
            .formatted(ReturnFile.DATE));
  }

  static AlluviumException namelessColumn(Path file, long line, int column) {
    return refused(
        at(file, line, column),
        "a trial needs a name on one line; name every column, and close every quote");
  }

  static AlluviumException columnTwice(Path file, long line, int column, String name) {
    return refused(
        at(file, line, column), "the name '%s' is there twice; name each once".formatted(name));
  }

  static AlluviumException ragged(Path file, long line, int cells, int columns) {
    return refused(
        at(file, line),
        "%,d cells, but the first line names %,d columns; a missing return is an empty cell"
            .formatted(cells, columns));
  }

  static AlluviumException noDate(Path file, long line, String found) {
    return refused(
        at(file, line, 1), "'%s' is no date; write it as 2017-11-10".formatted(shown(found)));
  }

  static AlluviumException dateNotAfter(
      Path file, long line, LocalDate date, LocalDate before, long lineBefore) {
    return refused(
        at(file, line, 1),
        date.equals(before)
            ? "%s is there twice, on line %d too; each date has one line"
                .formatted(date, lineBefore)
            : "%s comes after %s of line %d; sort the lines by date, the oldest first"
                .formatted(date, before, lineBefore));
  }

  static AlluviumException dateToCome(Path file, long line, LocalDate date, LocalDate today) {
    return refused(
        at(file, line, 1),
        "%s is after today, %s: it has no return yet; take its line out".formatted(date, today));
  }

  static AlluviumException noNumber(Path file, long line, int column, String name, String found) {
    return refused(
        at(file, line, column, name),
        "'%s' is no number; write a return as 0.0123, and leave the cell empty where there is none"
            .formatted(shown(found)));
  }

  static AlluviumException tooLarge(Path file, long line, int column, String name, String found) {
    return refused(
        at(file, line, column, name),
        "%s is no net return: a return is a fraction, 0.01 for one per cent, and beyond 1000 an error"
            .formatted(found));
  }

  static AlluviumException belowTotalLoss(
      Path file, long line, int column, String name, String found) {
    return refused(
        at(file, line, column, name),
        "%s is no net return: no more than everything, -1, can be lost; a return is a fraction, -0.01 for a loss of one per cent"
            .formatted(found));
  }

  static AlluviumException tooFewDates(Path file, int dates) {
    return refused(
        file.toString(),
        "it has %d %s; a Sharpe ratio needs two, and a judgement hundreds"
            .formatted(dates, dates == 1 ? "date" : "dates"));
  }

  static AlluviumException oneReturn(Path file, long line, int column, String name) {
    return refused(
        at(file, line, column, name),
        "it is the only return of its trial, and a Sharpe ratio needs two; leave the column empty for a trial that failed");
  }

  static AlluviumException noObject(Path file, String what) {
    return refused(
        file.toString(),
        "%s is no JSON object; write {\"TRIAL\": {\"name\": value, …}, …}".formatted(what));
  }

  static AlluviumException noTrialColumn(Path file, String found) {
    return refused(
        at(file, 1, 1),
        "the first column must be called %s, got '%s'; the others are one parameter each, separated by commas"
            .formatted(ParameterFile.TRIAL, shown(found)));
  }

  static AlluviumException trialTwice(Path file, long line, String trial) {
    return refused(at(file, line, 1), "trial '%s' is there twice".formatted(trial));
  }

  static AlluviumException parametersDiffer(
      Collection<String> lacking, Collection<String> unknown) {
    String lacks = lacking.isEmpty() ? "" : "it lacks " + some(lacking);
    String knows = unknown.isEmpty() ? "" : "it has " + some(unknown) + ", which is no trial";
    return refused(
        "--parameters",
        "%s%s%s; give one entry per trial, by the name of its column in --returns, or by its number from 1 with --count"
            .formatted(lacks, lacks.isEmpty() || knows.isEmpty() ? "" : ", and ", knows));
  }

  static AlluviumException otherFamily(String study, String there, String declared) {
    return new AlluviumException(
        USAGE,
        "study %s is on record with the family %s, not %s; declare it as that family, or give another --study"
            .formatted(study, there, declared));
  }

  static AlluviumException otherCount(String study, int there, int declared) {
    return new AlluviumException(
        USAGE,
        "study %s is on record with %,d trials, %,d are declared; trials are never added to a study nor taken out:"
                .formatted(study, there, declared)
            + " declare further ones as another --study of the same family, which counts both");
  }

  static AlluviumException otherTrial(String study, Trial there, Trial declared) {
    return new AlluviumException(
        USAGE,
        "study %s: %s is on record with sampler %s and parameters %s, declared is %s with sampler %s and parameters %s;"
                .formatted(
                    study,
                    there.described(),
                    there.sampler(),
                    there.parameters(),
                    declared.described(),
                    declared.sampler(),
                    declared.parameters())
            + " trials are never changed: give another --study of the same family, which counts both");
  }

  static AlluviumException otherReturns(Trial trial, String difference) {
    return new AlluviumException(
        USAGE,
        "study %s: the returns of trial %s differ: %s; trials are never changed: give another --study of the same family, which counts both"
            .formatted(trial.study().name(), trial.described(), difference));
  }

  private static AlluviumException refused(String where, String why) {
    return new AlluviumException(DATA_CHECK, where + ": " + why + NOTHING_WRITTEN);
  }

  private static String at(Path file, long line) {
    return "%s line %d".formatted(file, line);
  }

  private static String at(Path file, long line, int column) {
    return "%s line %d, column %d".formatted(file, line, column);
  }

  private static String at(Path file, long line, int column, String name) {
    return "%s line %d, column %d (%s)".formatted(file, line, column, name);
  }

  /** What a file has, without what a terminal would obey, and not all of it. */
  private static String shown(String found) {
    String plain = found.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  private static String some(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() <= NAMED ? first : first + " and %,d more".formatted(names.size() - NAMED);
  }
}
