package org.alluvium.kernels.search;

import java.util.regex.Pattern;

/** What is wrong with a parameter, by its name. */
final class ParameterCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

  private ParameterCheck() {}

  static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a parameter is called \"%s\"; begin with a letter, and go on with letters, digits, _ and ."
              .formatted(name));
    }
  }

  static void isTrue(boolean condition, String name, String problem, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException("parameter " + name + ": " + problem.formatted(arguments));
    }
  }

  static void unit(double unit, String name) {
    isTrue(unit >= 0 && unit <= 1, name, "a point of the unit interval is 0 to 1, got %s", unit);
  }

  static double number(String text, String name) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "parameter %s: \"%s\" is not a number; write it as 12 or 0.5".formatted(name, text), e);
    }
  }
}
