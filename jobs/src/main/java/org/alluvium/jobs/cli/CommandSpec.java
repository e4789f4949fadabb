package org.alluvium.jobs.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command is called and takes. The parser, the help text and {@code docs/reference/cli.md}
 * are all made from it.
 *
 * @param path one or two words, {@code lake tables}
 * @param summary one line of help
 * @param examples complete command lines that work on the bundled data, or on the file they name
 * @param arguments positional arguments, in order
 * @param options beside {@link CommonOptions}
 */
public record CommandSpec(
    String path,
    String summary,
    List<String> examples,
    List<OptionSpec<?>> arguments,
    List<OptionSpec<?>> options) {

  public CommandSpec {
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
    for (String example : examples) {
      if (!example.startsWith("./alluvium " + path)) {
        throw new IllegalArgumentException(
            "example of '%s' must start with './alluvium %s', got '%s'"
                .formatted(path, path, example));
      }
    }
  }

  /** A command with the common options only. */
  public static CommandSpec of(String path, String summary, String... examples) {
    return new CommandSpec(path, summary, List.of(examples), List.of(), List.of());
  }

  /** The same command with options of its own. */
  public CommandSpec withOptions(OptionSpec<?>... own) {
    return new CommandSpec(path, summary, examples, arguments, List.of(own));
  }

  /** The same command with positional arguments. */
  public CommandSpec withArguments(OptionSpec<?>... positional) {
    return new CommandSpec(path, summary, examples, List.of(positional), options);
  }

  /** The same command, with a table as its result, in the form that is asked for. */
  public CommandSpec tabular() {
    List<OptionSpec<?>> more = new ArrayList<>(options);
    more.add(CommonOptions.OUTPUT);
    return new CommandSpec(path, summary, examples, arguments, more);
  }

  /** Own options first, then the common ones that it does not redefine. */
  public List<OptionSpec<?>> allOptions() {
    List<OptionSpec<?>> all = new ArrayList<>(options);
    CommonOptions.ALL.stream()
        .filter(common -> options.stream().noneMatch(own -> own.name().equals(common.name())))
        .forEach(all::add);
    return List.copyOf(all);
  }
}
