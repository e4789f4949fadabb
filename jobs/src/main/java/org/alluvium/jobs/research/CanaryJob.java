package org.alluvium.jobs.research;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.audit.canary.CanaryAudit;
import org.alluvium.flows.audit.canary.CanaryFinding;
import org.alluvium.flows.audit.canary.CanaryReport;
import org.alluvium.flows.audit.canary.CanaryRequest;
import org.alluvium.flows.audit.canary.CheckedTable;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.audit.CanaryOptions;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;

/**
 * Looks for look-ahead in what the lakehouse holds. It reads only, and starts Spark only for
 * strategies whose models Spark fits.
 */
public final class CanaryJob {
  private final CommandContext context;
  private final ResearchSetting setting;

  public CanaryJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
  }

  /** Checks, and writes what was found; a finding is exit code 3. */
  public void run(CanaryOptions options) {
    RunPlan plan = setting.plans().withEveryFeatureSet(options.profile());
    CanaryRequest request =
        new CanaryRequest(
            options.dates(),
            options.symbols(),
            options.profile().isEmpty() ? List.of() : universe(plan),
            options.samples(),
            options.seed());
    if (plan.forecasting().stream().anyMatch(profile -> profile.strategy().fitsOnSpark())) {
      setting.session();
    }
    DirectLakehouse lakehouse = DirectLakehouse.open(setting.environment().lakehouseRoot());
    CanaryAudit audit =
        new CanaryAudit(lakehouse, plan, setting.calendars(), step -> tell(step, options.output()));
    CanaryReport report = audit.run(request);
    new ResultWriter(context.out(), options.output()).write(table(report), remarks(report));
    report.requireClean();
  }

  private void tell(String step, OutputFormat output) {
    if (output == OutputFormat.TABLE) {
      context.out().println("checking " + step);
    }
  }

  private static List<String> universe(RunPlan plan) {
    return plan.traded().stream().map(TradedProfile::universe).flatMap(List::stream).toList();
  }

  private static ResultTable table(CanaryReport report) {
    ResultTable table =
        ResultTable.of(
            "table",
            "of",
            "instants",
            "rows",
            "stored rows",
            "verdict",
            "column",
            "first date",
            "symbol",
            "known by",
            "how",
            "input row");
    for (CheckedTable checked : report.tables()) {
      table = checked.findings().isEmpty() ? row(table, checked, null) : rows(table, checked);
    }
    return table;
  }

  private static ResultTable rows(ResultTable table, CheckedTable checked) {
    ResultTable longer = table;
    for (CanaryFinding finding : checked.findings()) {
      longer = row(longer, checked, finding);
    }
    return longer;
  }

  private static ResultTable row(ResultTable table, CheckedTable checked, CanaryFinding finding) {
    List<Object> cells =
        new ArrayList<>(
            Stream.of(
                    checked.table(),
                    checked.of(),
                    checked.instants(),
                    checked.rows(),
                    checked.stored(),
                    verdict(checked, finding))
                .toList());
    if (finding == null) {
      cells.addAll(Collections.nCopies(table.columns().size() - cells.size(), null));
    } else {
      cells.add(finding.column());
      cells.add(finding.date());
      cells.add(finding.symbol());
      cells.add(finding.knownBy());
      cells.add(finding.how());
      cells.add(finding.inputRow().orElse(null));
    }
    return table.row(cells.toArray());
  }

  private static String verdict(CheckedTable checked, CanaryFinding finding) {
    if (finding != null) {
      return "differs";
    }
    return checked.rows() == 0 ? "no row" : "clean";
  }

  private static List<String> remarks(CanaryReport report) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    report.findings().forEach(finding -> remarks.add(finding.told()));
    remarks.add(
        "symbols %s; as of the closes of %s; --seed %d draws the same again"
            .formatted(
                String.join(", ", report.symbols()),
                String.join(", ", report.dates().stream().map(Object::toString).toList()),
                report.seed()));
    return remarks;
  }
}
