package org.alluvium.flows.trials;

import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.Collection;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people about the record of trials. */
public final class TrialErrors {
  /** How an empty record gets trials. */
  public static final String FIRST_TRIALS =
      "'./alluvium sweep --space NAME' makes trials, './alluvium trials declare' enters those that were made elsewhere";

  private static final int NAMED = 10;

  private TrialErrors() {}

  static AlluviumException wrongStudyName(String name) {
    return new AlluviumException(
        USAGE,
        "study '%s': a name has 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first; for example momentum-2017"
            .formatted(name));
  }

  static AlluviumException wrongFamilyName(String name) {
    return new AlluviumException(
        USAGE,
        "family '%s': a name has 1 to 128 letters, digits, dots, dashes, underscores and slashes, a letter or digit first; for example momentum/sp500/5-sessions"
            .formatted(name));
  }

  static AlluviumException alreadyThere(TableName table, Collection<?> trials) {
    return new AlluviumException(
        USAGE,
        "%s has rows of %s already, and its rows are never changed; give the trials another study"
            .formatted(table, some(trials)));
  }

  /** Trials that were on record, and are not. */
  static AlluviumException removed(Collection<String> trials, String evidence) {
    return new AlluviumException(
        DIFFERS,
        "gold.trials lacks %s, though %s: without it N is too small; restore the table to a version before the change, or from a backup"
            .formatted(some(trials), evidence));
  }

  /** No study of a name. */
  public static AlluviumException unknownStudy(String name, Collection<String> known) {
    return new AlluviumException(
        INPUT_MISSING, "gold.trials has no study '%s'; %s".formatted(name, remedy(known)));
  }

  /** No trial of an id. */
  public static AlluviumException unknownTrial(String id, Collection<String> studies) {
    return new AlluviumException(
        INPUT_MISSING,
        "gold.trials has no trial '%s'; an id is STUDY-0001, and %s"
            .formatted(id, remedy(studies)));
  }

  private static String remedy(Collection<String> known) {
    return known.isEmpty()
        ? "no trial is on record yet: " + FIRST_TRIALS
        : "it has the studies " + some(known) + "; './alluvium trials list' shows them";
  }

  private static String some(Collection<?> names) {
    String first =
        names.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? first : first + " and %,d more".formatted(names.size() - NAMED);
  }
}
