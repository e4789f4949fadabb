package org.alluvium.lakehouse.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The known word that somebody probably meant: the smallest Levenshtein distance, at most a third
 * of the word's length (and at least 2). Ties go to the alphabetically first. O(n · l²).
 */
public final class ClosestWord {
  private ClosestWord() {}

  /** The closest of the known words, or empty when none is near. */
  public static Optional<String> to(String word, Collection<String> known) {
    int bound = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= bound)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The question at the end of a message about an unknown word; nothing when none is near. */
  public static String asked(Optional<String> closest) {
    return closest.map("; did you mean '%s'?"::formatted).orElse("");
  }

  /** Levenshtein distance: insertions, deletions and substitutions cost 1. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
