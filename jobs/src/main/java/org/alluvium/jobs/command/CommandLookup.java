package org.alluvium.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * Which command the first words name.
 *
 * @param command empty when only help can be shown
 * @param rest the words after the command
 * @param listed the commands that help would list
 * @param asked whether help was asked for, rather than a command left out
 */
public record CommandLookup(
    Optional<Command> command, List<String> rest, List<CommandSpec> listed, boolean asked) {

  /**
   * Finds {@code lake tables} or {@code weekly} at the start of the words.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException naming the closest command
   */
  public static CommandLookup of(Map<String, Command> commands, List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    if (isHelp(first) && words.size() > 1 && !words.get(1).startsWith("-")) {
      return ofHelp(commands, words.subList(1, words.size()));
    }
    if (first.equals("--version")) {
      return found(commands.get("version"), words.subList(1, words.size()));
    }
    String second = words.size() < 2 ? "" : words.get(1);
    String two = first + " " + second;
    if (commands.containsKey(two)) {
      return found(commands.get(two), words.subList(2, words.size()));
    }
    if (commands.containsKey(first)) {
      return found(commands.get(first), words.subList(1, words.size()));
    }
    List<CommandSpec> group =
        commands.values().stream()
            .map(Command::spec)
            .filter(spec -> spec.path().startsWith(first + " "))
            .toList();
    if (isHelp(first) || first.isEmpty()) {
      List<CommandSpec> all = commands.values().stream().map(Command::spec).toList();
      return new CommandLookup(Optional.empty(), List.of(), all, !first.isEmpty());
    }
    if (!group.isEmpty() && (second.isEmpty() || isHelp(second))) {
      return new CommandLookup(Optional.empty(), List.of(), group, !second.isEmpty());
    }
    String typed = group.isEmpty() ? first : two;
    throw JobErrors.unknownCommand(typed, closest(commands, group, first, two));
  }

  /** {@code help lake tables} is {@code lake tables --help}. */
  private static CommandLookup ofHelp(Map<String, Command> commands, List<String> words) {
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    return of(commands, asked);
  }

  private static Optional<String> closest(
      Map<String, Command> commands, List<CommandSpec> group, String first, String two) {
    if (!group.isEmpty()) {
      return ClosestWord.to(two, group.stream().map(CommandSpec::path).toList());
    }
    return ClosestWord.to(two, commands.keySet())
        .or(() -> ClosestWord.to(first, commands.keySet()));
  }

  private static CommandLookup found(Command command, List<String> rest) {
    return new CommandLookup(Optional.of(command), List.copyOf(rest), List.of(), false);
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h") || word.equals("help");
  }
}
