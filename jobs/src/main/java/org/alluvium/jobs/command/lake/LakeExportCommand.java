package org.alluvium.jobs.command.lake;

import java.nio.file.Path;
import java.util.Locale;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.lake.ExportRequest.Vintages;
import org.alluvium.lakehouse.snapshot.ExportSlice.Format;

/** {@code lake export}: a slice of a table as Parquet or CSV files with a manifest. */
public final class LakeExportCommand implements Command {
  private static final OptionSpec<String> TO =
      OptionSpec.required("to", "FOLDER", "new or empty folder", OptionReaders::path);
  private static final OptionSpec<String> WHERE =
      OptionSpec.optional("where", "SQL", "predicate of the rows", OptionReaders::text);
  private static final OptionSpec<Long> VERSION =
      OptionSpec.optional(
          "version", "N", "version of the table (default: the latest)", OptionReaders::version);
  private static final OptionSpec<Format> FORMAT =
      OptionSpec.optional(
          "format",
          "parquet|csv",
          "form of the files (default parquet)",
          LakeExportCommand::format);

  private final FlowRunner<ExportRequest> flow;

  public LakeExportCommand(FlowRunner<ExportRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake export",
            "Write a table as files: every vintage, or with --as-of the one known then",
            "./alluvium lake export gold.weights --to weights --format csv")
        .withArguments(TableArgument.TABLE)
        .withOptions(TO, WHERE, VERSION, FORMAT);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ExportRequest request =
        new ExportRequest(
            invocation.required(TableArgument.TABLE),
            Path.of(invocation.required(TO)).toAbsolutePath().normalize(),
            invocation.value(VERSION),
            invocation.value(WHERE),
            invocation.value(CommonOptions.AS_OF).isPresent() ? Vintages.AS_KNOWN : Vintages.EVERY,
            invocation.value(FORMAT).orElse(Format.PARQUET));
    flow.run(request, context.configuration(invocation), context);
  }

  private static Format format(String given) {
    try {
      return Format.valueOf(given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be parquet or csv, got '%s'".formatted(given), e);
    }
  }
}
