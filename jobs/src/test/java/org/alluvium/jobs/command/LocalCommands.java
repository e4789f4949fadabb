package org.alluvium.jobs.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.Application;
import org.alluvium.jobs.Commands;
import org.alluvium.jobs.Installation;

/**
 * Runs command lines as a user would, in a folder of their own, and keeps what the last one said.
 */
public final class LocalCommands {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path folder;
  private final Clock clock;

  /**
   * @param folder has the lakehouse in {@code lake} and the runs in {@code runs}
   */
  public LocalCommands(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Runs a line and returns its exit code. */
  public int run(String line) {
    out.reset();
    err.reset();
    CommandContext context =
        new CommandContext(
            Installation.home(),
            Map.of(
                "ALLUVIUM_LAKEHOUSE_ROOT", folder.resolve("lake").toString(),
                "ALLUVIUM_RUNS_ROOT", folder.resolve("runs").toString()),
            clock,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            action -> () -> {});
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Application(Commands.all(), context, errors).run(List.of(line.split(" ")));
  }

  /** What the last line wrote as its result. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What it told beside. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
