package org.alluvium.jobs.command.flow;

import java.util.Optional;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;

/**
 * A run to make.
 *
 * @param runId the id to use; a new one when empty
 * @param mode execute, or print the plan
 */
public record RunRequest(Optional<String> runId, RunMode mode) {
  static RunRequest of(Invocation invocation) {
    return new RunRequest(invocation.value(CommonOptions.RUN_ID), RunMode.of(invocation));
  }
}
