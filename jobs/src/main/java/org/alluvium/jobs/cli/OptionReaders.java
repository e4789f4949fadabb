package org.alluvium.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alluvium.lakehouse.table.TableName;

/** How the text of an option becomes a value; messages say what is allowed. */
public final class OptionReaders {
  private static final Pattern SETTING = Pattern.compile("[^=\\s]+=.*");

  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:/");

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9_]+:\\S+");

  private OptionReaders() {}

  public static String text(String given) {
    if (given.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return given;
  }

  /** A file or folder of this machine, kept as text. */
  public static String path(String given) {
    if (ADDRESS.matcher(given).lookingAt()) {
      throw new IllegalArgumentException(
          "must be a path on this machine, without a scheme, got '%s'".formatted(given));
    }
    return text(given);
  }

  public static LocalDate date(String given) {
    try {
      return LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a date such as 2017-11-10, got '%s'".formatted(given), e);
    }
  }

  /** Comma-separated dates. */
  public static List<LocalDate> dates(String given) {
    return words(given).stream().map(OptionReaders::date).toList();
  }

  /** An instant in UTC. */
  public static Instant instant(String given) {
    try {
      return Instant.parse(given);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a UTC instant such as 2017-11-10T21:00:00Z, got '%s'".formatted(given), e);
    }
  }

  /** A date, or an instant in UTC, kept as text. */
  public static String dateOrInstant(String given) {
    try {
      if (given.contains("T")) {
        Instant.parse(given);
      } else {
        LocalDate.parse(given);
      }
      return given;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a date such as 2017-11-10 or a UTC instant such as 2017-11-10T21:00:00Z, got '%s'"
              .formatted(given),
          e);
    }
  }

  /** A version of a table: a whole number from 0. */
  public static Long version(String given) {
    try {
      long version = Long.parseLong(given);
      if (version >= 0) {
        return version;
      }
    } catch (NumberFormatException e) {
      // said below, with the value
    }
    throw new IllegalArgumentException("must be a whole number from 0, got '%s'".formatted(given));
  }

  public static Integer count(String given) {
    try {
      int count = Integer.parseInt(given);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below, with the value
    }
    throw new IllegalArgumentException("must be a whole number from 1, got '%s'".formatted(given));
  }

  /** Comma-separated words. */
  public static List<String> words(String given) {
    List<String> words =
        Stream.of(given.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "must be words separated by commas, got '%s'".formatted(given));
    }
    return words;
  }

  /** Comma-separated instruments. */
  public static List<String> symbols(String given) {
    List<String> symbols = words(given);
    for (String symbol : symbols) {
      if (!SYMBOL.matcher(symbol).matches()) {
        throw new IllegalArgumentException(
            "must be EXCHANGE:SYMBOL separated by commas, such as NYSE:IBM,NYSE:KO, got '%s'"
                .formatted(symbol));
      }
    }
    return symbols;
  }

  public static TableName table(String given) {
    try {
      return TableName.parse(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be layer.name, the layer one of bronze, silver, gold, ops or serving, for example silver.daily_bars, got '%s'"
              .formatted(given),
          e);
    }
  }

  /** {@code key=value}, kept as text. */
  public static String setting(String given) {
    if (!SETTING.matcher(given).matches()) {
      throw new IllegalArgumentException(
          "must be key=value, for example as_of=2017-11-10, got '%s'".formatted(given));
    }
    return given;
  }

  public static OutputFormat format(String given) {
    try {
      return OutputFormat.valueOf(given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be table or json, got '%s'".formatted(given), e);
    }
  }
}
