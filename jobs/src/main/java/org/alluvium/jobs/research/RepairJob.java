package org.alluvium.jobs.research;

import java.time.Instant;
import org.alluvium.flows.repair.Repair;
import org.alluvium.flows.repair.RepairReport;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RepairRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.io.Lakehouse;

/** Fills gaps of the daily bars, or lists them. */
public final class RepairJob {
  private static final String READER = "repair";

  private final CommandContext context;
  private final ResearchSetting setting;
  private final RunEnvironment environment;
  private final Instant asOf;

  public RepairJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
    this.asOf = setting.plans().weekly().asOf();
  }

  /** Repairs; a server that does not answer is exit code 7, when strict a gap that is left 3. */
  public void run(RepairRequest request) {
    if (request.mode() == RunMode.PLAN) {
      Lakehouse lakehouse =
          Lakehouse.open(setting.session(), environment.lakehouseRoot(), READER, context.clock());
      print(repair(lakehouse).find(request.symbols()), request.output());
      return;
    }
    setting.requireWritableLakehouse();
    LeasedRun run = new LeasedRun(environment, setting.start(READER));
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.execute(lakehouse -> fill(lakehouse, request));
    }
  }

  private Repair repair(Lakehouse lakehouse) {
    return new Repair(lakehouse, setting.sources(), asOf);
  }

  private void fill(Lakehouse lakehouse, RepairRequest request) {
    RepairReport report = repair(lakehouse).run(request.symbols());
    print(report, request.output());
    report.requireAnswered();
    switch (request.strictness()) {
      case REPORT -> {}
      case STRICT -> report.requireWhole();
    }
  }

  private void print(RepairReport report, OutputFormat output) {
    RepairTable table = new RepairTable(report);
    new ResultWriter(context.out(), output).write(table.table(), table.remarks());
  }
}
