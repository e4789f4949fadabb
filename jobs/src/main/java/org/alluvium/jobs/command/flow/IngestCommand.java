package org.alluvium.jobs.command.flow;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.error.JobErrors;

/** {@code ingest}: new rows of a source, or of files by a mapping, into bronze and silver. */
public final class IngestCommand implements Command {
  private static final OptionSpec<String> SOURCE =
      OptionSpec.optional(
          "source", "ID", "one source of data.sources (default: all)", OptionReaders::text);
  private static final OptionSpec<String> PATH =
      OptionSpec.optional("path", "FILE", "file or folder to read instead", OptionReaders::path);
  private static final OptionSpec<String> MAPPING =
      OptionSpec.optional("mapping", "ID", "how to read --path", OptionReaders::text);

  private final FlowRunner<IngestRequest> flow;

  public IngestCommand(FlowRunner<IngestRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "ingest",
            "Ingest what is new in a source, or in files by a mapping",
            "./alluvium ingest --source us_long25")
        .withOptions(SOURCE, PATH, MAPPING);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    flow.run(request(invocation), context.configuration(invocation), context);
  }

  private static IngestRequest request(Invocation invocation) {
    Optional<String> source = invocation.value(SOURCE);
    Optional<String> path = invocation.value(PATH);
    Optional<String> mapping = invocation.value(MAPPING);
    RunMode mode = RunMode.of(invocation);
    if (path.isEmpty() && mapping.isEmpty()) {
      return new IngestRequest.FromSource(source, mode);
    }
    if (source.isPresent() || path.isEmpty()) {
      throw JobErrors.optionNeeded("ingest", "path", "give --source ID, or --path with --mapping");
    }
    String id =
        mapping.orElseThrow(
            () ->
                JobErrors.optionNeeded(
                    "ingest --path", "mapping", "how are the files to be read?"));
    return new IngestRequest.FromPath(Path.of(path.get()).toAbsolutePath(), id, mode);
  }
}
