package org.alluvium.jobs.research;

import java.time.Instant;
import java.util.stream.Collectors;
import org.alluvium.flows.ingestion.IngestResult;
import org.alluvium.flows.ingestion.Ingestion;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.IngestRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.io.Lakehouse;

/** Ingests a source, all sources, or a file of one's own. */
public final class IngestJob {
  private final CommandContext context;
  private final ResearchSetting setting;
  private final RunEnvironment environment;
  private final Instant asOf;

  public IngestJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
    this.asOf = setting.plans().weekly().asOf();
  }

  /** Ingests, or prints the plan; nothing accepted of something refused is exit code 3. */
  public void run(IngestRequest request) {
    org.alluvium.flows.ingestion.IngestRequest wanted = wanted(request);
    wanted.sources().forEach(Source::requirePresent);
    if (request.mode() == RunMode.PLAN) {
      print(wanted);
      return;
    }
    setting.requireWritableLakehouse();
    LeasedRun run = new LeasedRun(environment, setting.start("ingest"));
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.execute(lakehouse -> ingest(lakehouse, wanted, request));
    }
  }

  private org.alluvium.flows.ingestion.IngestRequest wanted(IngestRequest request) {
    SourceLibrary library = setting.sources();
    if (request instanceof IngestRequest.FromPath from) {
      Source source = library.ofPath(from.path(), from.mapping());
      return org.alluvium.flows.ingestion.IngestRequest.ofPath(library, source, asOf);
    }
    IngestRequest.FromSource from = (IngestRequest.FromSource) request;
    return from.sources().isEmpty()
        ? org.alluvium.flows.ingestion.IngestRequest.bundled(library, asOf)
        : org.alluvium.flows.ingestion.IngestRequest.named(
            library.forSymbols(setting.plans().symbols(from.profile())), from.sources(), asOf);
  }

  private void ingest(
      Lakehouse lakehouse,
      org.alluvium.flows.ingestion.IngestRequest wanted,
      IngestRequest request) {
    boolean byPath = request instanceof IngestRequest.FromPath;
    long refusedBefore = byPath ? Ingestion.refusedBefore(lakehouse, wanted) : 0;
    IngestResult result = new Ingestion().ingest(lakehouse, wanted);
    context.out().print(result.render());
    result
        .writes()
        .forEach(
            write ->
                context
                    .out()
                    .printf(
                        "%s: %,d rows added, version %d%n",
                        write.table(), write.rowsInserted(), write.version()));
    if (result.quarantined() > 0) {
      context
          .out()
          .printf(
              "held back until the move proves itself, see silver.quarantined_bars: %,d bars%n",
              result.quarantined());
    }
    if (result.released() > 0) {
      context.out().printf("let go from quarantine: %,d bars%n", result.released());
    }
    if (refusedBefore > 0) {
      context
          .out()
          .printf(
              "%,d rows of these files were refused before; those that pass now are received anew.%n",
              refusedBefore);
    }
    if (result.later() > 0) {
      context
          .out()
          .printf(
              "left where they are for a later --as-of, known only after %2$s or decided without: %1$,d rows%n",
              result.later(), asOf);
    }
    result.requireWhole();
    result.requireSomeAccepted(names(wanted), refusedBefore);
  }

  private void print(org.alluvium.flows.ingestion.IngestRequest wanted) {
    context
        .out()
        .printf(
            "Plan of ingest as of %s, lakehouse %s. Nothing is written.%n",
            asOf, environment.lakehouseRoot());
    for (Source source : wanted.sources()) {
      context.out().printf("  %-20s %s%n", source.id(), source.yields());
    }
    context.out().printf("  reading %s%n", wanted.reading());
  }

  private static String names(org.alluvium.flows.ingestion.IngestRequest wanted) {
    return wanted.sources().stream().map(Source::id).collect(Collectors.joining(", "));
  }
}
