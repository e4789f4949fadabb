package org.alluvium.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.launch.ExitCodeFile;
import org.alluvium.jobs.launch.InterruptActions;

/** What {@code ./alluvium} and {@code spark-submit} start. */
public final class Main {
  private Main() {}

  /** Returns on success; YARN may take {@code System.exit(0)} for a failure. */
  public static void main(String[] arguments) {
    run(Commands.all(), arguments);
  }

  static void run(Map<String, Command> commands, String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers and dates read the same everywhere
    InterruptActions shutdown = new InterruptActions(System.err).install();
    int code = Application.ofProcess(commands, shutdown).run(List.of(arguments));
    if (shutdown.isInterrupted()) {
      return; // the hook tells and cleans up, the exit code is the signal's
    }
    shutdown.finish();
    ExitCodeFile.write(code);
    if (code != 0) {
      System.exit(code);
    }
  }
}
