package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;

/** Whether to do it or to say what would be done. */
public enum RunMode {
  EXECUTE,
  /** {@code --dry-run}: print the plan and write nothing. */
  PLAN;

  /** What the command line asks for. */
  public static RunMode of(Invocation invocation) {
    return invocation.has(CommonOptions.DRY_RUN) ? PLAN : EXECUTE;
  }
}
