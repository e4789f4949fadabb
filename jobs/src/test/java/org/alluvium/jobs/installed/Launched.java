package org.alluvium.jobs.installed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one command line of the launcher did. */
record Launched(int code, String out, String err) {
  private static final Pattern RUN_FOLDER = Pattern.compile("Run folder: (\\S+)");

  /** What {@code weekly} names at its end. */
  String runFolder() {
    return first(RUN_FOLDER);
  }

  /** Rows that a step says it wrote. */
  long rowsWritten(String step) {
    String number = first(Pattern.compile(" " + step + " .*wrote ([\\d,]+)"));
    return Long.parseLong(number.replace(",", ""));
  }

  private String first(Pattern pattern) {
    Matcher found = pattern.matcher(out);
    if (!found.find()) {
      throw new AssertionError("no '" + pattern + "' in:\n" + out + err);
    }
    return found.group(1);
  }
}
