package org.alluvium.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.cli.ArgumentParser;
import org.alluvium.jobs.cli.HelpText;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.CommandLookup;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.error.RootCause;

/**
 * One command line from its words to its exit code. Results to {@code out}, all else to {@code
 * err}.
 */
public final class Application {
  private final Map<String, Command> commands;
  private final CommandContext context;
  private final PrintStream err;

  public Application(Map<String, Command> commands, CommandContext context, PrintStream err) {
    this.commands = commands;
    this.context = context;
    this.err = err;
  }

  /** An application of this process: its environment, clock and streams. */
  public static Application ofProcess(Map<String, Command> commands, Shutdown shutdown) {
    String home =
        Optional.ofNullable(System.getProperty("alluvium.home"))
            .or(() -> Optional.ofNullable(System.getenv("ALLUVIUM_HOME")))
            .orElse("");
    CommandContext context =
        new CommandContext(
            Path.of(home).toAbsolutePath().normalize(),
            System.getenv(),
            Clock.systemUTC(),
            System.out,
            shutdown);
    return new Application(commands, context, System.err);
  }

  /**
   * Runs the command and returns the exit code of the design's table. Scala code throws checked
   * exceptions that nothing declares, hence the wide catch.
   */
  public int run(List<String> words) {
    try {
      return dispatch(words);
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return context.shutdown().isInterrupted()
          ? ErrorCategory.UNEXPECTED.exitCode()
          : causedByUser(e).map(this::explain).orElseGet(() -> unexpected(e));
    } finally {
      context.out().flush();
    }
  }

  private int dispatch(List<String> words) {
    CommandLookup lookup = CommandLookup.of(commands, words);
    if (lookup.command().isEmpty()) {
      String help = HelpText.of(lookup.listed());
      (lookup.asked() ? context.out() : err).print(help);
      return lookup.asked() ? 0 : ErrorCategory.USAGE.exitCode();
    }
    Command command = lookup.command().get();
    Invocation invocation = ArgumentParser.parse(command.spec(), lookup.rest());
    if (invocation.help()) {
      context.out().print(HelpText.of(command.spec()));
    } else {
      command.run(invocation, context);
    }
    return 0;
  }

  private static Optional<AlluviumException> causedByUser(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof AlluviumException known) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  private int explain(AlluviumException error) {
    err.println("error: " + error.getMessage());
    return error.category().exitCode();
  }

  private int unexpected(Throwable error) {
    String where =
        FailureLog.write(error)
            .map(file -> "the full trace is in " + file)
            .orElse("the trace could not be written to the temporary folder");
    err.println("error: unexpected: %s; %s".formatted(told(error), where));
    return ErrorCategory.UNEXPECTED.exitCode();
  }

  /** An error with what caused it in the end, and the way out of a full disk. */
  private static String told(Throwable error) {
    Throwable root = RootCause.of(error);
    String cause = root == error ? "" : ", because of " + root;
    boolean isFull = String.valueOf(root.getMessage()).contains("No space left on device");
    return error
        + cause
        + (isFull ? "; free some space, or give --runs or --lakehouse another place" : "");
  }
}
