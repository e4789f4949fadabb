package org.alluvium.jobs.research;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.lake.DiffRequest;
import org.alluvium.jobs.command.lake.ExportRequest;
import org.alluvium.jobs.command.lake.RestoreRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.FolderProbe;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.reference.TableCatalogue;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.snapshot.ExportSlice;
import org.alluvium.lakehouse.snapshot.LakeDiff;
import org.alluvium.lakehouse.snapshot.LakeExport;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;

/** Compares, exports and restores tables. */
public final class LakeJob {
  private final ResolvedConfiguration configuration;
  private final CommandContext context;
  private final ResearchSetting setting;

  public LakeJob(ResolvedConfiguration configuration, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
  }

  /** Prints how two versions of a table differ. */
  public void diff(DiffRequest request) {
    TableSpec table = TableCatalogue.named(request.table());
    long latest = latest(table.name());
    long to = request.to().orElse(latest);
    requireVersion("to", table.name(), to, latest);
    long from = request.from().orElse(Math.max(0, to - 1));
    requireVersion("from", table.name(), from, latest);
    context.out().printf("version %d against version %d%n", from, to);
    Lakehouse lakehouse = reading("lake-diff");
    context
        .out()
        .print(
            LakeDiff.between(
                    lakehouse.read(table).atVersion(from).all(),
                    lakehouse.read(table).atVersion(to).all(),
                    table)
                .toText());
  }

  private long latest(TableName table) {
    return DirectLakehouse.open(configuration.lakehouseRoot()).latestVersion(table);
  }

  private static void requireVersion(String option, TableName table, long asked, long latest) {
    if (asked > latest) {
      throw JobErrors.versionNotFound(option, table, asked, latest);
    }
  }

  /** Writes a slice of a table as files. */
  public void export(ExportRequest request) {
    TableSpec table = TableCatalogue.named(request.table());
    Optional<Instant> asOf =
        switch (request.vintages()) {
          case EVERY -> Optional.empty();
          case AS_KNOWN -> Optional.of(setting.plans().weekly().asOf());
        };
    long latest = latest(table.name());
    request.version().ifPresent(v -> requireVersion("version", table.name(), v, latest));
    ExportSlice slice =
        new ExportSlice(table, request.version(), asOf, request.predicate(), request.format());
    SliceDigest digest = LakeExport.from(reading("lake-export")).export(slice, request.folder());
    context
        .out()
        .printf(
            "%s: %,d rows exported, content %s%nfiles in %s, described by %s%n",
            table,
            digest.rows(),
            digest,
            request.folder().resolve(LakeExport.DATA),
            request.folder().resolve(LakeExport.MANIFEST));
  }

  /** Makes the tables that a run kept again, in a folder that has none of them. */
  public void restore(RestoreRequest request) {
    Path runs = configuration.runsRoot();
    RunFolder folder =
        request
            .runId()
            .map(id -> RunFolder.open(runs, RunId.parse(id)))
            .or(() -> RunFolder.latest(runs))
            .orElseThrow(() -> JobErrors.noRun("lake restore", runs));
    Snapshot snapshot = Snapshot.of(folder);
    List<TableName> tables = snapshot.tables().stream().map(t -> t.table()).toList();
    if (tables.isEmpty()) {
      throw JobErrors.nothingToRestore(folder.runId().toString());
    }
    Path root = request.to().orElseGet(() -> Path.of(configuration.lakehouseRoot()));
    requireFree(root, tables);
    if (request.mode() == RunMode.PLAN) {
      context.out().printf("Would restore %s to %s. Nothing is written.%n", tables, root);
      return;
    }
    write(snapshot, root);
  }

  private void write(Snapshot snapshot, Path root) {
    FolderProbe.requireWritable("lakehouse", root, "--to");
    RunEnvironment environment = setting.environment(root.toString());
    LeasedRun run = new LeasedRun(environment, setting.start("lake restore"));
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.execute(
          lakehouse -> {
            requireSound(snapshot);
            snapshot.restore(root).forEach(table -> context.out().printf("restored %s%n", table));
          });
    }
  }

  private static void requireSound(Snapshot snapshot) {
    List<String> damages = snapshot.damages();
    if (!damages.isEmpty()) {
      throw LakehouseErrors.snapshotDamaged(damages);
    }
  }

  private static void requireFree(Path root, List<TableName> tables) {
    DirectLakehouse there = DirectLakehouse.open(root.toString());
    List<String> taken = tables.stream().filter(there::exists).map(TableName::toString).toList();
    if (!taken.isEmpty()) {
      throw JobErrors.restoreTargetInUse(root.toString(), taken);
    }
  }

  private Lakehouse reading(String reader) {
    return Lakehouse.open(
        setting.session(), configuration.lakehouseRoot(), reader, context.clock());
  }
}
