package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/** The run that a command line names: {@code --run-id}, else the latest, also by that word. */
final class RunArgument {
  private static final String LATEST = "latest";

  private RunArgument() {}

  static RunFolder folder(Invocation invocation, Path runs) {
    Optional<String> asked = invocation.value(CommonOptions.RUN_ID);
    return named(asked.orElse(LATEST), invocation, runs);
  }

  /** A run by its id, or the latest by that word. */
  static RunFolder named(String run, Invocation invocation, Path runs) {
    if (!run.equals(LATEST)) {
      return RunFolder.open(runs, RunId.parse(run));
    }
    return RunFolder.latest(runs)
        .orElseThrow(() -> JobErrors.noRun(invocation.command().path(), runs));
  }
}
