package org.alluvium.flows.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written for people: one place, no locale, ASCII minus. */
public final class Digits {
  private static final MathContext FOUR = new MathContext(4);

  private Digits() {}

  /** 0.41 → {@code 0.4}. */
  public static String decimals1(double value) {
    return plain("%.1f", value);
  }

  /** 0.41 → {@code 0.41}. */
  public static String decimals2(double value) {
    return plain("%.2f", value);
  }

  /** 0.0123 → {@code 0.012}. */
  public static String decimals3(double value) {
    return plain("%.3f", value);
  }

  /** Four significant digits: 0.000123456 → {@code 0.0001235}. */
  public static String significant(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(value).round(FOUR).stripTrailingZeros().toPlainString();
  }

  /** 1204331 → {@code 1,204,331}. */
  public static String count(double value) {
    return plain("%,.0f", value);
  }

  /** A fraction with one decimal: 0.049 → {@code 4.9 %}. */
  public static String percent(double fraction) {
    return plain("%.1f", 100 * fraction) + " %";
  }

  /** A small fraction with three decimals: 0.00012 → {@code 0.012 %}. */
  public static String finePercent(double fraction) {
    return plain("%.3f", 100 * fraction) + " %";
  }

  /** A difference of fractions: 0.004 → {@code +0.4 points}. */
  public static String points(double fraction) {
    return signed("%.1f", 100 * fraction) + " points";
  }

  /** A difference of fractions, bare: 0.004 → {@code +0.4}. */
  public static String signedPoints(double fraction) {
    return signed("%.1f", 100 * fraction);
  }

  /** 9.13 → {@code 9.1×}. */
  public static String times(double value) {
    return plain("%.1f", value) + "×";
  }

  /** 12.41 → {@code 12.4 s}. */
  public static String seconds(double value) {
    return plain("%.1f", value) + " s";
  }

  /** A price with as many decimals as its size needs: 2931.4 → {@code 2,931.40}. */
  public static String price(double value) {
    return Math.abs(value) < 10 ? plain("%.4f", value) : plain("%,.2f", value);
  }

  private static String signed(String format, double value) {
    String text = plain(format, value);
    return value > 0 && !text.matches("0\\.0*") ? "+" + text : text;
  }

  private static String plain(String format, double value) {
    String text = String.format(Locale.ROOT, format, value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
