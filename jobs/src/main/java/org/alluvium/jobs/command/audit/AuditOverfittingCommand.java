package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.alluvium.flows.audit.overfitting.OverfittingAudit;
import org.alluvium.flows.audit.overfitting.OverfittingReport;
import org.alluvium.flows.audit.overfitting.OverfittingRequest;
import org.alluvium.flows.audit.overfitting.picture.OverfittingPictures;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.lakehouse.direct.DirectLakehouse;

/**
 * {@code audit overfitting}: whether the best trial of a study is more than the luck of choosing.
 * Without Spark, but with much arithmetic.
 */
public final class AuditOverfittingCommand implements Command {
  private static final String FOLDER = "overfitting";

  private static final OptionSpec<String> SWEEP =
      OptionSpec.required(
          "sweep", "STUDY", "study whose best trial is judged", OptionReaders::text);
  private static final OptionSpec<Integer> BLOCKS =
      OptionSpec.optional(
          "blocks",
          "S",
          "blocks of the cross-validation, even, 4 to 20 (default "
              + OverfittingRequest.BLOCKS
              + ")",
          AuditOverfittingCommand::blocks);
  private static final OptionSpec<Integer> PERIODS_PER_YEAR =
      OptionSpec.optional(
          "periods-per-year",
          "N",
          "for annual ratios (default: by the dates)",
          OptionReaders::count);
  private static final OptionSpec<String> TO =
      OptionSpec.optional(
          "to",
          "FOLDER",
          "of the pictures (default: overfitting/STUDY in the folder of the runs)",
          OptionReaders::path);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit overfitting",
            "Judge the best trial of a study against all trials of its family: PSR, DSR, PBO, reality check, and two pictures",
            "./alluvium audit overfitting --sweep momentum-2017",
            "./alluvium audit overfitting --sweep momentum-2017 --blocks 10 --no-png --output json")
        .withOptions(SWEEP, BLOCKS, PERIODS_PER_YEAR, TO, CommonOptions.NO_PNG)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    OverfittingRequest request =
        new OverfittingRequest(
            invocation.required(SWEEP),
            invocation.value(BLOCKS).orElse(OverfittingRequest.BLOCKS),
            invocation.value(PERIODS_PER_YEAR).map(OptionalInt::of).orElse(OptionalInt.empty()));
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    TrialTables tables = new TrialTables(lakehouse);
    tables.requireWhole();
    OverfittingReport report = new OverfittingAudit(tables).judge(request);
    Path folder =
        invocation
            .value(TO)
            .map(text -> Path.of(text).toAbsolutePath().normalize())
            .orElseGet(() -> configuration.runsRoot().resolve(FOLDER).resolve(request.study()));
    List<Path> pictures =
        invocation.has(CommonOptions.NO_PNG) ? List.of() : OverfittingPictures.draw(report, folder);
    OverfittingTable table = new OverfittingTable(report, pictures);
    switch (invocation.output()) {
      case TABLE -> context.results(invocation).write(table.figures(), table.remarks());
      case JSON -> context.results(invocation).write(table.all(), List.of());
    }
  }

  private static Integer blocks(String given) {
    if (given.matches("[0-9]{1,2}")) {
      int blocks = Integer.parseInt(given);
      if (blocks >= 4 && blocks <= 20 && blocks % 2 == 0) {
        return blocks;
      }
    }
    throw new IllegalArgumentException("must be an even number from 4 to 20, got '" + given + "'");
  }
}
