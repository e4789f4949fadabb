package org.alluvium.jobs.reference;

import java.util.Collection;
import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.ExitCode;
import org.alluvium.jobs.cli.HelpText;
import org.alluvium.jobs.cli.OptionSpec;

/** {@code docs/reference/cli.md}, from what the parser reads. */
public final class CliReference {
  private CliReference() {}

  /** The page for these commands. */
  public static String of(Collection<CommandSpec> commands) {
    StringBuilder page =
        new StringBuilder(
            """
            # Command line

            Generated from the parser by `make docs`; do not edit.

            `./alluvium COMMAND [options]`. Results go to standard output, logs and errors to standard error.

            | exit code | meaning |
            |---|---|
            """);
    for (ExitCode code : ExitCode.values()) {
      page.append("| %d | %s |\n".formatted(code.number(), code.meaning()));
    }
    page.append("\n## Common options\n\n");
    table(page, CommonOptions.ALL, false);
    commands.forEach(command -> section(page, command));
    return page.toString();
  }

  private static void section(StringBuilder page, CommandSpec command) {
    page.append("\n## ").append(command.path()).append("\n\n");
    page.append(command.summary()).append(".\n\n");
    page.append("```\n./alluvium ").append(HelpText.usage(command)).append("\n");
    command.examples().forEach(example -> page.append(example).append("\n"));
    page.append("```\n");
    if (!command.arguments().isEmpty() || !command.options().isEmpty()) {
      page.append("\n");
    }
    table(page, command.arguments(), true);
    table(page, command.options(), false);
  }

  private static void table(StringBuilder page, List<OptionSpec<?>> options, boolean positional) {
    if (options.isEmpty()) {
      return;
    }
    page.append(positional ? "| argument | |\n|---|---|\n" : "| option | |\n|---|---|\n");
    for (OptionSpec<?> option : options) {
      String shown = positional ? option.valueName() : option.usage();
      page.append("| `%s` | %s |\n".formatted(shown.replace("|", "\\|"), option.text()));
    }
  }
}
