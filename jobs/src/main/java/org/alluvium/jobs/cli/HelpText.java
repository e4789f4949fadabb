package org.alluvium.jobs.cli;

import java.util.Collection;
import java.util.List;

/** What {@code --help} prints. */
public final class HelpText {
  private HelpText() {}

  /** All commands, one line each. */
  public static String of(Collection<CommandSpec> commands) {
    StringBuilder text = new StringBuilder("Usage: ./alluvium COMMAND [options]\n\nCommands:\n");
    int width = commands.stream().mapToInt(c -> c.path().length()).max().orElse(0);
    commands.forEach(c -> text.append(line(c.path(), width, c.summary())));
    text.append("\nOptions, examples and arguments of a command: ./alluvium COMMAND --help\n");
    text.append("Exit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      text.append("  %-3d %s%n".formatted(code.number(), code.meaning()));
    }
    return text.append("Example: ./alluvium weekly --as-of 2017-11-10\n").toString();
  }

  /** One command: usage, arguments, options, example. */
  public static String of(CommandSpec command) {
    StringBuilder text = new StringBuilder(command.summary()).append("\n\nUsage: ./alluvium ");
    text.append(usage(command)).append("\n");
    section(text, "Arguments", command.arguments());
    section(text, "Options", command.options());
    section(
        text,
        "Common options",
        CommonOptions.ALL.stream().filter(command.allOptions()::contains).toList());
    text.append("\n");
    command.examples().forEach(e -> text.append("Example: ").append(e).append("\n"));
    return text.toString();
  }

  /** The usage line: {@code lake describe TABLE [options]}. */
  public static String usage(CommandSpec command) {
    StringBuilder usage = new StringBuilder(command.path());
    for (OptionSpec<?> argument : command.arguments()) {
      usage.append(' ').append(bracketed(argument, argument.valueName()));
    }
    for (OptionSpec<?> option : command.options()) {
      usage.append(' ').append(bracketed(option, option.usage()));
    }
    return usage.append(" [options]").toString();
  }

  private static String bracketed(OptionSpec<?> option, String shown) {
    return switch (option.occurs()) {
      case REQUIRED -> shown;
      case OPTIONAL, SWITCH -> "[" + shown + "]";
      case REPEATED -> "[" + shown + "]…";
    };
  }

  private static void section(StringBuilder text, String title, List<OptionSpec<?>> options) {
    if (options.isEmpty()) {
      return;
    }
    boolean positional = title.equals("Arguments");
    text.append("\n").append(title).append(":\n");
    int width = options.stream().mapToInt(o -> shown(o, positional).length()).max().orElse(0);
    options.forEach(o -> text.append(line(shown(o, positional), width, o.text())));
  }

  private static String shown(OptionSpec<?> option, boolean positional) {
    return positional ? option.valueName() : option.usage();
  }

  private static String line(String left, int width, String right) {
    return "  " + left + " ".repeat(width - left.length() + 2) + right + "\n";
  }
}
