package org.alluvium.jobs.command.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.audit.impact.Affected;
import org.alluvium.flows.audit.impact.Correction;
import org.alluvium.flows.audit.impact.ImpactAudit;
import org.alluvium.flows.audit.impact.ImpactReport;
import org.alluvium.flows.audit.impact.ImpactRequest;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.table.TableName;

/**
 * {@code audit impact}: what rests on values that were corrected: features, labels, models, books
 * and runs. Without Spark.
 */
public final class AuditImpactCommand implements Command {
  private static final OptionSpec<TableName> TABLE =
      OptionSpec.optional(
          "table",
          "TABLE",
          "silver.daily_bars, silver.corporate_actions or silver.macro (default: all three)",
          OptionReaders::table);
  private static final OptionSpec<List<String>> SYMBOLS =
      OptionSpec.optional(
          "symbols",
          "A,B",
          "corrections of these symbols, or series of macro",
          OptionReaders::words);
  private static final OptionSpec<List<LocalDate>> DATES =
      OptionSpec.optional(
          "dates",
          "DATE,DATE",
          "corrections of these sessions; with --symbols also one that has not come yet",
          OptionReaders::dates);
  private static final OptionSpec<Instant> AFTER =
      OptionSpec.optional(
          "after", "INSTANT", "corrections known after this instant", OptionReaders::instant);
  private static final OptionSpec<Instant> UNTIL =
      OptionSpec.optional(
          "until", "INSTANT", "corrections known by this instant", OptionReaders::instant);
  private static final OptionSpec<Long> FROM =
      OptionSpec.optional(
          "from", "N", "corrections that this version of --table has not", OptionReaders::version);
  private static final OptionSpec<Long> TO =
      OptionSpec.optional("to", "N", "and this later one has", OptionReaders::version);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit impact",
            "Show which features, labels, models, backtests and runs used a value that was corrected since",
            "./alluvium audit impact",
            "./alluvium audit impact --symbols NYSE:IBM --dates 2016-11-09",
            "./alluvium audit impact --after 2017-11-01T00:00:00Z --until 2017-11-10T22:00:00Z --output json",
            "./alluvium audit impact --table silver.daily_bars --from 0 --to 1")
        .withOptions(TABLE, SYMBOLS, DATES, AFTER, UNTIL, FROM, TO)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ImpactRequest request = request(invocation);
    ResolvedConfiguration configuration = context.configuration(invocation);
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    ImpactReport report =
        new ImpactAudit(
                lakehouse,
                FeatureSets.configured(FeatureSets.ids(), configuration.node()),
                new RunRecords(lakehouse, context.clock()))
            .follow(request);
    context.results(invocation).write(table(report), remarks(report));
  }

  private static ImpactRequest request(Invocation invocation) {
    Optional<Long> from = invocation.value(FROM);
    Optional<Long> to = invocation.value(TO);
    boolean pair = from.isPresent() && to.isPresent() && from.get() < to.get();
    boolean none = from.isEmpty() && to.isEmpty();
    if (!none && !(pair && invocation.value(TABLE).isPresent())) {
      throw JobErrors.versionsNotPaired(invocation.command().path());
    }
    return new ImpactRequest(
        invocation.value(TABLE),
        invocation.value(SYMBOLS).orElse(List.of()),
        invocation.value(DATES).orElse(List.of()),
        invocation.value(AFTER),
        invocation.value(UNTIL),
        none
            ? Optional.empty()
            : Optional.of(new ImpactRequest.Versions(from.orElseThrow(), to.orElseThrow())));
  }

  private static ResultTable table(ImpactReport report) {
    ResultTable table =
        ResultTable.of("what", "name", "of", "first date", "last date", "dates", "state");
    for (List<Correction> own : bySymbol(report.corrections()).values()) {
      table =
          table.row(
              Affected.Kind.CORRECTION,
              own.get(0).table(),
              own.get(0).of(),
              own.get(0).date(),
              own.get(own.size() - 1).date(),
              own.stream().map(Correction::date).distinct().count(),
              arrivals(own));
    }
    for (Affected affected : report.affected()) {
      table =
          table.row(
              affected.kind(),
              affected.name(),
              affected.of(),
              affected.first(),
              affected.last(),
              affected.count(),
              affected.state());
    }
    return table;
  }

  private static Map<String, List<Correction>> bySymbol(List<Correction> corrections) {
    Map<String, List<Correction>> grouped = new TreeMap<>();
    corrections.forEach(
        c -> grouped.computeIfAbsent(c.table() + " " + c.of(), k -> new ArrayList<>()).add(c));
    return grouped;
  }

  private static String arrivals(List<Correction> corrections) {
    Instant first =
        corrections.stream().map(Correction::knownAt).min(Instant::compareTo).orElseThrow();
    Instant last =
        corrections.stream().map(Correction::knownAt).max(Instant::compareTo).orElseThrow();
    if (first.equals(Correction.TO_COME)) {
      return "none is stored: what one would reach";
    }
    return first.equals(last) ? "known at " + first : "known from %s to %s".formatted(first, last);
  }

  private static List<String> remarks(ImpactReport report) {
    if (report.corrections().isEmpty()) {
      return List.of(
          "", "no correction is stored of what was asked for: nothing rests on an old value");
    }
    return List.of(
        "",
        "%,d corrections; dates are sessions, decisions or, of a run, the corrected days"
            .formatted(report.corrections().size()));
  }
}
