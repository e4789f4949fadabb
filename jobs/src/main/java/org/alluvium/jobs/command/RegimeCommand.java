package org.alluvium.jobs.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.regime.RegimeSubjects;
import org.alluvium.flows.regime.StoredRegimes;
import org.alluvium.flows.regime.report.DirectPrices;
import org.alluvium.flows.regime.report.RegimeDocument;
import org.alluvium.flows.regime.report.RegimeMarkdown;
import org.alluvium.flows.regime.report.RegimeReport;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.kernels.regime.ForwardReturns;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * {@code regime --profile P}: what the profile's market is in, and what followed its regimes.
 * Without Spark.
 */
public final class RegimeCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "regime",
            "Show what the market of a profile is in, and the returns that followed each regime",
            "./alluvium regime --profile us_ridge_weekly",
            "./alluvium regime --profile us_ridge_weekly --output json")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    TradingCalendars calendars = TradingCalendars.read(configuration.path("data.calendars"));
    RegimeSubjects subjects =
        new RegimeSubjects(
            configuration.node(), calendar -> PeriodsPerYear.of(calendars.get(calendar)));
    RegimeSubject subject =
        subjects.of(
            invocation
                .value(CommonOptions.PROFILE)
                .orElseThrow(() -> JobErrors.profileNeeded(spec().path(), subjects.profiles())));
    AsOf asOf = AsOf.parse(configuration.asOf(), List.of(calendars.get(subject.calendar())));
    RegimeReport report = report(configuration, subject, asOf.instant());
    ResultWriter results = context.results(invocation);
    if (invocation.output() == OutputFormat.JSON) {
      LocalDate date = LocalDate.ofInstant(asOf.instant(), ZoneOffset.UTC);
      results.write(new RegimeDocument(date, List.of(report)).json());
    } else {
      results.write(table(report), remarks(report));
    }
  }

  private static RegimeReport report(
      ResolvedConfiguration configuration, RegimeSubject subject, Instant asOf) {
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    return RegimeReport.of(
        subject,
        new DirectPrices(lakehouse, asOf).of(subject.market()),
        StoredRegimes.of(lakehouse, asOf).of(subject.profile(), subject.lineage()).values(),
        asOf);
  }

  private static ResultTable table(RegimeReport report) {
    ResultTable table =
        ResultTable.of(
            "regime",
            "sessions ahead",
            "returns",
            "win rate",
            "separate",
            "low 95",
            "high 95",
            "mean",
            "median",
            "quantile 5",
            "quantile 95");
    for (RegimeReport.Group group : report.groups()) {
      for (ForwardReturns returns : group.forward()) {
        table =
            table.row(
                group.name(),
                returns.horizon(),
                returns.count(),
                known(returns.winRate()),
                returns.separate().count(),
                known(returns.separate().interval().lower()),
                known(returns.separate().interval().upper()),
                known(returns.mean()),
                known(returns.median()),
                known(returns.quantiles().get(0)),
                known(returns.quantiles().get(returns.quantiles().size() - 1)));
      }
    }
    return table;
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static List<String> remarks(RegimeReport report) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add("%s, %s".formatted(report.subject().market(), RegimeMarkdown.told(report)));
    remarks.add(
        "fractions; returns from the close of a session overlap, the interval of the win rate (95 %, Wilson) is of the separate ones alone");
    remarks.add(RegimeMarkdown.mixtureTold(report));
    return remarks;
  }
}
