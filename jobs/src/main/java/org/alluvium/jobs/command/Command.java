package org.alluvium.jobs.command;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;

/**
 * One command. It returns when done; every other outcome is an {@link
 * org.alluvium.lakehouse.error.AlluviumException} whose category is the exit code.
 */
public interface Command {
  /** Name, arguments, options and example. */
  CommandSpec spec();

  /** Does it. Results go to {@code context.out()} and nothing else does. */
  void run(Invocation invocation, CommandContext context);
}
