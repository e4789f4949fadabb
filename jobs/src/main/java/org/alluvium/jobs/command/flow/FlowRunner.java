package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;

/**
 * The boundary between a command and the flow that it starts.
 *
 * @param <T> what was asked for
 */
@FunctionalInterface
public interface FlowRunner<T> {
  /** Does what was asked; every outcome but success is an exception with an exit code. */
  void run(T request, ResolvedConfiguration configuration, CommandContext context);
}
