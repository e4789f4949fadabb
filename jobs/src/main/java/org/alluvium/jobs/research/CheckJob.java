package org.alluvium.jobs.research;

import java.util.List;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.flows.quality.CheckBounds;
import org.alluvium.flows.quality.DataAudit;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.CheckRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.io.Lakehouse;

/** Checks the data as known at the logical date; reads only. */
public final class CheckJob {
  private static final String READER = "check";

  private final CommandContext context;
  private final ResearchSetting setting;

  public CheckJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
  }

  /** Prints the report; when strict, a warning is exit code 3. */
  public void run(CheckRequest request) {
    RunPlan plan =
        request
            .profile()
            .map(profile -> setting.plans().ofProfile(READER, profile))
            .orElseGet(setting.plans()::weekly);
    List<String> symbols =
        request.profile().isEmpty()
            ? List.of()
            : plan.traded().stream()
                .map(TradedProfile::universe)
                .flatMap(List::stream)
                .distinct()
                .toList();
    Lakehouse lakehouse =
        Lakehouse.open(
            setting.session(), setting.environment().lakehouseRoot(), READER, context.clock());
    DataReport report =
        new DataAudit(setting.calendars(), CheckBounds.DEFAULT)
            .audit(lakehouse, plan.asOf(), symbols);
    print(report, request.output());
    switch (request.strictness()) {
      case REPORT -> {}
      case STRICT -> report.requireClean();
    }
  }

  private void print(DataReport report, OutputFormat output) {
    HealthTable table = new HealthTable(report);
    ResultWriter results = new ResultWriter(context.out(), output);
    switch (output) {
      case TABLE -> results.write(table.counts(), table.remarks());
      case JSON -> results.write(table.whole(), List.of());
    }
  }
}
