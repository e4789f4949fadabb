package org.alluvium.jobs.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.ingestion.IngestStage;
import org.alluvium.flows.quality.CheckStage;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.report.assembly.FinishedStage;
import org.alluvium.flows.report.assembly.ReportInput;
import org.alluvium.flows.report.model.RunHeader.CodeSeal;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.StageFactory;
import org.alluvium.flows.run.StageJournal;
import org.alluvium.flows.stage.Stage;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowKind;
import org.alluvium.jobs.command.flow.ProfileRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.snapshot.Snapshot;

/** Runs flows on the record: weekly, data, production and meta. */
public final class ResearchJob {
  private final CommandContext context;
  private final ResearchSetting setting;
  private final RunEnvironment environment;

  public ResearchJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
  }

  /** Data, every sleeve and the meta-portfolio. */
  public void weekly(RunRequest request) {
    run(setting.weekly(), request, Part.DATA, Part.BOOKS);
  }

  /** One flow of one profile. */
  public void flow(FlowKind kind, ProfileRequest request) {
    RunPlan plan =
        setting.ofProfile(kind.name().toLowerCase(java.util.Locale.ROOT), request.profile());
    Part part =
        switch (kind) {
          case DATA -> Part.DATA;
          case PRODUCTION -> Part.BOOKS;
          case META -> Part.META;
        };
    run(plan, request.run(), part);
  }

  /** What a flow is made of. */
  private enum Part {
    DATA,
    BOOKS,
    META
  }

  private void run(RunPlan plan, RunRequest request, Part... parts) {
    StageFactory factory = (folder, journal) -> stages(plan, folder, journal, List.of(parts));
    if (request.mode() == RunMode.PLAN) {
      new DryRun(environment, plan, context.out()).print(stages(plan, null, null, List.of(parts)));
      return;
    }
    RecordedRun recorded = new RecordedRun(environment, plan);
    Optional<PipelineRun> repeated = recorded.repeated();
    if (repeated.isPresent()) {
      recorded.tellRepeated(repeated.orElseThrow());
      close(RunFolder.open(environment.runs(), repeated.orElseThrow().runId()));
      return;
    }
    setting.requireWritableLakehouse();
    setting.requireWritableRuns();
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> recorded.abort("interrupted by a signal"))) {
      close(recorded.execute(request.runId().map(RunId::parse), factory));
    }
  }

  private List<Stage> stages(
      RunPlan plan, RunFolder folder, StageJournal journal, List<Part> parts) {
    ResearchStages research = new ResearchStages(plan, setting.calendars());
    List<Stage> stages = new ArrayList<>();
    if (parts.contains(Part.DATA)) {
      stages.add(new IngestStage(setting.sources()));
      stages.add(new CheckStage(setting.calendars()));
    }
    stages.add(snapshot(folder));
    if (parts.contains(Part.DATA)) {
      stages.addAll(research.derived());
    }
    if (parts.contains(Part.BOOKS)) {
      stages.addAll(research.books());
    }
    if (parts.contains(Part.META)) {
      research.meta().ifPresent(stages::add);
    }
    if (!parts.equals(List.of(Part.DATA))) {
      stages.add(report(plan, folder, journal));
    }
    return stages;
  }

  private Stage report(RunPlan plan, RunFolder folder, StageJournal journal) {
    return new ReportStage(
        folder == null ? null : folder.reports(),
        () ->
            new ReportInput(
                plan.sleeves(), plan.meta(), setting.calendars(), code(folder), stages(journal)));
  }

  private ReportInput.Code code(RunFolder folder) {
    String jar = environment.code().jarDigest();
    CodeSeal seal =
        new CodeSeal(
            org.alluvium.flows.report.model.Part.of(environment.configurationDigest()),
            org.alluvium.flows.report.model.Part.of(jar),
            "./alluvium replay --run-id " + folder.runId());
    return new ReportInput.Code(environment.code().version(), seal);
  }

  private static List<FinishedStage> stages(StageJournal journal) {
    return journal.finished().stream()
        .map(f -> new FinishedStage(f.stage(), f.seconds(), f.result()))
        .toList();
  }

  private Stage snapshot(RunFolder folder) {
    Pins pins = new Pins(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
    Snapshot snapshot = folder == null ? null : Snapshot.of(folder);
    return new SnapshotStage(snapshot, pins);
  }

  private void close(RunFolder folder) {
    Path text = folder.reports().resolve(ReportStage.TEXT);
    if (Files.exists(text)) {
      context.out().println();
      context.out().print(read(text));
      context.out().println("Report: " + folder.reports().resolve(ReportStage.PAGE));
    }
    context.out().println("Run folder: " + folder.path());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
