package org.alluvium.kernels.check;

import java.util.function.Supplier;

/**
 * Argument checks that return their argument and name it, its value and its domain when they fail.
 */
public final class Check {
  private Check() {}

  public static int atLeast(int value, int least, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
    }
    return value;
  }

  /** Fails on zero, on negative values and on NaN. */
  public static double positive(double value, String name) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be > 0, got " + value);
    }
    return value;
  }

  /** Fails on negative values and on NaN. */
  public static double notNegative(double value, String name) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " must be >= 0, got " + value);
    }
    return value;
  }

  public static void sameLength(int expected, int actual, String name) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          name + " must have length " + expected + ", got " + actual);
    }
  }

  public static void isTrue(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** As the other, for checks of every row: the message is made only when it is needed. */
  public static void isTrue(boolean condition, Supplier<String> message) {
    if (!condition) {
      throw new IllegalArgumentException(message.get());
    }
  }
}
