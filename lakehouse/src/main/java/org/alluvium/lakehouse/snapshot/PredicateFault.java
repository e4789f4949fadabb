package org.alluvium.lakehouse.snapshot;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** What Spark finds wrong with a predicate that somebody wrote, in one line. */
final class PredicateFault {
  /** Classes of SQLSTATE: a value that does not fit, and syntax or names. */
  private static final String STATES = "22.*|42.*";

  private PredicateFault() {}

  /** The fault that an error tells of, or empty when the predicate is not to blame. */
  static Optional<String> of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable told
          && told.getSqlState() != null
          && told.getSqlState().matches(STATES)) {
        return Optional.of(unknownColumn(told).orElse(firstLine(cause)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unknownColumn(SparkThrowable told) {
    if (!told.getCondition().startsWith("UNRESOLVED_COLUMN")) {
      return Optional.empty();
    }
    Map<String, String> parts = told.getMessageParameters();
    String closest = parts.getOrDefault("proposal", "").replaceFirst(",.*", "");
    String meant = closest.isEmpty() ? "" : ", did you mean '%s'?".formatted(bare(closest));
    return Optional.of(
        "there is no column '%s'%s".formatted(bare(parts.getOrDefault("objectName", "")), meant));
  }

  private static String bare(String quoted) {
    return quoted.replaceAll("`([^`]*)`$", "$1").replaceFirst("^.*\\.", "").replace("`", "");
  }

  private static String firstLine(Throwable cause) {
    String line =
        cause.getMessage().lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
    return line.replaceFirst("^\\[[A-Z0-9_.]+\\] ", "").replaceFirst("[;.\\s]*(SQLSTATE:.*)?$", "");
  }
}
