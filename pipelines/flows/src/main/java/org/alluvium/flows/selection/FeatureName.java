package org.alluvium.flows.selection;

import java.util.regex.Pattern;

/** Names of features in a pipeline: a set and its column, or the forecast of the strategy. */
final class FeatureName {
  static final String FORECAST = "forecast";
  static final String WANTED = "the name of a feature as set.COLUMN, or forecast";
  private static final Pattern OF_SET = Pattern.compile("[a-z][a-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*");

  private FeatureName() {}

  static boolean fits(String name) {
    return name.equals(FORECAST) || OF_SET.matcher(name).matches();
  }
}
