package org.alluvium.jobs.command;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.EnvironmentCheck;
import org.alluvium.jobs.launch.EnvironmentCheck.Finding;
import org.alluvium.jobs.launch.EnvironmentCheck.State;
import org.alluvium.jobs.output.ResultTable;

/** {@code doctor}: whether this machine can run Alluvium, and what to do where it cannot. */
public final class DoctorCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "doctor",
            "Check Java, class path, Spark, memory, clock and write access",
            "./alluvium doctor")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    List<Finding> findings = new EnvironmentCheck(configuration, context.clock()).findings();
    ResultTable table = ResultTable.of("check", "state", "found", "way out");
    for (Finding finding : findings) {
      table = table.row(finding.check(), finding.state(), finding.found(), finding.remedy());
    }
    context.results(invocation).write(table, List.of());
    List<String> failed =
        findings.stream().filter(f -> f.state() == State.FAILED).map(Finding::check).toList();
    if (!failed.isEmpty()) {
      throw JobErrors.environmentUnfit(failed);
    }
  }
}
