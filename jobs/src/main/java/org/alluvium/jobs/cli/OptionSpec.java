package org.alluvium.jobs.cli;

import java.util.Optional;
import java.util.function.Function;

/**
 * One option or positional argument of a command: its name, how often it may occur, and how its
 * text becomes a value.
 *
 * @param name without dashes, kebab-case; for an argument the word shown in the usage line
 * @param occurs how often it may or must be given
 * @param valueName what stands for the value in help; empty for a switch
 * @param text one line of help
 * @param reader text to value; throws {@link IllegalArgumentException} whose message says what is
 *     allowed
 */
public record OptionSpec<T>(
    String name, Occurs occurs, String valueName, String text, Function<String, T> reader) {

  /** How often an option may be given. */
  public enum Occurs {
    /** Present or absent, without a value. */
    SWITCH,
    OPTIONAL,
    REQUIRED,
    REPEATED
  }

  /** A switch: present or absent. */
  public static OptionSpec<Boolean> ofSwitch(String name, String text) {
    return new OptionSpec<>(name, Occurs.SWITCH, "", text, given -> true);
  }

  /** An option that may be left out. */
  public static <T> OptionSpec<T> optional(
      String name, String valueName, String text, Function<String, T> reader) {
    return new OptionSpec<>(name, Occurs.OPTIONAL, valueName, text, reader);
  }

  /** An option without which the command cannot run. */
  public static <T> OptionSpec<T> required(
      String name, String valueName, String text, Function<String, T> reader) {
    return new OptionSpec<>(name, Occurs.REQUIRED, valueName, text, reader);
  }

  /** An option that may be given several times; order is kept. */
  public static <T> OptionSpec<T> repeated(
      String name, String valueName, String text, Function<String, T> reader) {
    return new OptionSpec<>(name, Occurs.REPEATED, valueName, text, reader);
  }

  /** Why the reader refuses a text, or empty when it takes it. */
  public Optional<String> refusal(String given) {
    try {
      return reader.apply(given) == null ? Optional.of("must have a value") : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** As typed in a usage line: {@code --start DATE}. */
  public String usage() {
    return occurs == Occurs.SWITCH ? "--" + name : "--" + name + " " + valueName;
  }
}
