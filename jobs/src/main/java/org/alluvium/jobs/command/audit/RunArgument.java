package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/** The run that a command line names: {@code --run-id}, else the latest. */
final class RunArgument {
  private RunArgument() {}

  static RunFolder folder(Invocation invocation, Path runs) {
    Optional<String> asked = invocation.value(CommonOptions.RUN_ID);
    if (asked.isPresent()) {
      return RunFolder.open(runs, RunId.parse(asked.get()));
    }
    return RunFolder.latest(runs)
        .orElseThrow(() -> JobErrors.noRun(invocation.command().path(), runs));
  }
}
