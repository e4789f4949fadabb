package org.alluvium.jobs.command.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;

/** {@code ingest}: new rows of a source, or of files by a mapping, into bronze and silver. */
public final class IngestCommand implements Command {
  private static final OptionSpec<List<String>> SOURCE =
      OptionSpec.optional(
          "source",
          "A,B",
          "these sources of data.sources only (default: all that are bundled)",
          OptionReaders::words);
  private static final OptionSpec<String> PATH =
      OptionSpec.optional(
          "path", "FILE", "file or folder of one's own to read instead", OptionReaders::path);
  private static final OptionSpec<String> MAPPING =
      OptionSpec.optional(
          "mapping", "ID", "how to read --path: an id that --list shows", OptionReaders::text);
  private static final OptionSpec<Boolean> LIST =
      OptionSpec.ofSwitch(
          "list", "list sources and mappings with the columns that their files have, read nothing");

  private final FlowRunner<IngestRequest> flow;

  public IngestCommand(FlowRunner<IngestRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "ingest",
            "Ingest what is new in a source, or in files by a mapping",
            "./alluvium ingest --source us_long25",
            "./alluvium ingest --source us_long25,vix",
            "./alluvium ingest --path bars.csv --mapping daily_csv",
            "./alluvium ingest --list")
        .withOptions(SOURCE, PATH, MAPPING, LIST)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    if (invocation.has(LIST)) {
      SourceTable sources = SourceTable.of(configuration);
      context.results(invocation).write(sources.table(), sources.remarks());
      return;
    }
    flow.run(request(invocation), configuration, context);
  }

  private static IngestRequest request(Invocation invocation) {
    Optional<List<String>> source = invocation.value(SOURCE);
    Optional<String> path = invocation.value(PATH);
    Optional<String> mapping = invocation.value(MAPPING);
    RunMode mode = RunMode.of(invocation);
    if (path.isEmpty() && mapping.isEmpty()) {
      return new IngestRequest.FromSource(
          source.orElse(List.of()), invocation.value(CommonOptions.PROFILE), mode);
    }
    if (source.isPresent()) {
      throw JobErrors.sourceOrPath();
    }
    if (path.isEmpty()) {
      throw JobErrors.optionNeeded("ingest --mapping", "path", "which files are to be read?");
    }
    String id =
        mapping.orElseThrow(
            () ->
                JobErrors.optionNeeded(
                    "ingest --path",
                    "mapping",
                    "how are the files to be read? './alluvium ingest --list' shows the mappings"));
    return new IngestRequest.FromPath(Path.of(path.get()).toAbsolutePath(), id, mode);
  }
}
