package org.alluvium.jobs.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed command line. Every text in it was accepted by the reader of its option.
 *
 * @param command what to run
 * @param given option or argument name to its texts, in the order given
 * @param help whether {@code --help} was asked for
 */
public record Invocation(CommandSpec command, Map<String, List<String>> given, boolean help) {

  public Invocation {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    given.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
    given = Collections.unmodifiableMap(copy);
  }

  /** The value of an option given at most once. */
  public <T> Optional<T> value(OptionSpec<T> option) {
    List<T> all = values(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The value of an option that the parser demands. */
  public <T> T required(OptionSpec<T> option) {
    return value(option)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: the parser let a missing --%s pass"
                        .formatted(command.path(), option.name())));
  }

  /** All values of an option, in the order given; none when the command redefines its name. */
  public <T> List<T> values(OptionSpec<T> option) {
    return takes(option)
        ? given.getOrDefault(option.name(), List.of()).stream().map(option.reader()).toList()
        : List.of();
  }

  /** Whether a switch was given. */
  public boolean has(OptionSpec<Boolean> option) {
    return given.containsKey(option.name());
  }

  /** The asked form of the result, a table unless said otherwise. */
  public OutputFormat output() {
    return value(CommonOptions.OUTPUT).orElse(OutputFormat.TABLE);
  }

  private boolean takes(OptionSpec<?> option) {
    return command.allOptions().contains(option) || command.arguments().contains(option);
  }
}
