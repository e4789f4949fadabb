package org.alluvium.jobs.command.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.BackfillRequest.Extent;
import org.alluvium.jobs.error.JobErrors;

/** {@code backfill}: feature rows of a date range. */
public final class BackfillCommand implements Command {
  private static final OptionSpec<String> SET =
      OptionSpec.required(
          "set",
          "NAME",
          "feature set: one of " + String.join(", ", FeatureSets.ids()),
          OptionReaders::text);
  private static final OptionSpec<LocalDate> START =
      OptionSpec.optional(
          "start",
          "DATE",
          "first session reported or, with --full, recomputed; inclusive",
          OptionReaders::date);
  private static final OptionSpec<LocalDate> END =
      OptionSpec.optional(
          "end",
          "DATE",
          "last session reported or, with --full, recomputed; inclusive",
          OptionReaders::date);
  private static final OptionSpec<List<String>> SYMBOLS =
      OptionSpec.optional(
          "symbols", "A,B", "these instruments only, EXCHANGE:SYMBOL", OptionReaders::symbols);
  private static final OptionSpec<Boolean> FULL =
      OptionSpec.ofSwitch("full", "compute everything again, also what is there already");

  private final FlowRunner<BackfillRequest> flow;

  public BackfillCommand(FlowRunner<BackfillRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "backfill",
            "Compute feature rows that are missing, or whose inputs have new versions",
            "./alluvium backfill --set alpha158 --start 2017-01-02 --end 2017-11-10 --symbols NYSE:IBM")
        .withOptions(SET, START, END, SYMBOLS, FULL);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    flow.run(request(invocation), context.configuration(invocation), context);
  }

  private static BackfillRequest request(Invocation invocation) {
    Optional<LocalDate> start = invocation.value(START);
    Optional<LocalDate> end = invocation.value(END);
    if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
      throw JobErrors.rangeReversed(start.get(), end.get());
    }
    return new BackfillRequest(
        invocation.required(SET),
        start,
        end,
        invocation.value(SYMBOLS).orElse(List.of()),
        invocation.has(FULL) ? Extent.FULL : Extent.INCREMENTAL,
        RunMode.of(invocation));
  }
}
