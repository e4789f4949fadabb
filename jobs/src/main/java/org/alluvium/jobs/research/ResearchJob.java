package org.alluvium.jobs.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.discovery.DiscoveryStage;
import org.alluvium.flows.discovery.HttpWeb;
import org.alluvium.flows.discovery.PipelineReader;
import org.alluvium.flows.discovery.Strictness;
import org.alluvium.flows.ingestion.IngestStage;
import org.alluvium.flows.ingestion.instrument.MetadataGate;
import org.alluvium.flows.ingestion.instrument.MetadataStage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.quality.CheckStage;
import org.alluvium.flows.regime.report.RegimeReportStage;
import org.alluvium.flows.repair.RepairStage;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.report.assembly.FinishedStage;
import org.alluvium.flows.report.assembly.ReportInput;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.report.model.RunHeader.CodeSeal;
import org.alluvium.flows.run.LeftOut;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.StageFactory;
import org.alluvium.flows.run.StageJournal;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.strategy.report.StrategyReportStage;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowKind;
import org.alluvium.jobs.command.flow.ProfileRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.command.strategy.StrategyRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.ResultWriter;
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
  private final PipelineReader pipelines;

  public ResearchJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
    this.pipelines = new PipelineReader(configuration.node(), context.home());
  }

  /** Data, every sleeve and the meta-portfolio. */
  public void weekly(RunRequest request) {
    run(setting.plans().weekly(), request, Part.DATA, Part.BOOKS, Part.REPORT);
  }

  /** One flow of one profile. */
  public void flow(FlowKind kind, ProfileRequest request) {
    RunPlan plan = setting.plans().ofProfile(kind.word(), request.profile());
    switch (kind) {
      case DATA ->
          run(plan, request.run(), discovery(request.profile()), List.of(Part.DATA, Part.REPAIR));
      case PRODUCTION -> run(plan, request.run(), Part.BOOKS, Part.REPORT);
      case BACKTEST -> run(plan, request.run(), Part.BOOKS);
      case META -> run(plan, request.run(), Part.META, Part.REPORT);
    }
  }

  /** A strategy: its back-test, or its models and forecasts only. */
  public void strategy(StrategyRequest request) {
    RunPlan plan = setting.plans().ofProfile(request.flow().id(), request.profile());
    switch (request.flow()) {
      case BACKTEST -> run(plan, request.run(), Part.DERIVED, Part.BOOKS, Part.REPORT);
      case TRAIN, FORECAST -> run(plan, request.run(), Part.DERIVED, Part.TRAINING);
    }
    if (request.run().mode() == RunMode.EXECUTE) {
      LatestModels latest =
          new LatestModels(
              DirectLakehouse.open(environment.lakehouseRoot()), plan.forecasting().get(0), plan);
      ResultWriter results = new ResultWriter(context.out(), OutputFormat.TABLE);
      switch (request.flow()) {
        case TRAIN -> results.write(latest.models(), List.of());
        case FORECAST -> results.write(latest.forecasts(), List.of());
        case BACKTEST -> {}
      }
    }
  }

  /** The discovery that a profile names, if it names one. */
  private Optional<DiscoveryRequest> discovery(String profile) {
    return pipelines
        .ofProfile(profile)
        .map(pipelines::named)
        .map(found -> new DiscoveryRequest(found, Optional.of(profile), Strictness.LENIENT));
  }

  /** What a flow is made of. */
  private enum Part {
    DATA,
    REPAIR,
    DERIVED,
    TRAINING,
    BOOKS,
    META,
    REPORT
  }

  /** What a run does. */
  private record Contents(RunPlan plan, List<Part> parts, PictureChoice pictures) {}

  private void run(RunPlan plan, RunRequest request, Part... parts) {
    run(plan, request, Optional.empty(), List.of(parts));
  }

  private void run(
      RunPlan whole, RunRequest request, Optional<DiscoveryRequest> discovery, List<Part> parts) {
    RunPlan plan = whole.without(request.leftOut());
    StageFactory factory =
        (folder, journal) -> {
          List<Stage> stages = new ArrayList<>();
          discovery.map(d -> discover(d, folder)).ifPresent(stages::add);
          stages.addAll(stages(new Contents(plan, parts, request.pictures()), folder, journal));
          return stages;
        };
    if (request.mode() == RunMode.PLAN) {
      new DryRun(environment, plan, context.out()).print(factory.stages(null, null));
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

  private Stage discover(DiscoveryRequest request, RunFolder folder) {
    return new DiscoveryStage(request, folder, HttpWeb.real(context.clock()));
  }

  private List<Stage> stages(Contents contents, RunFolder folder, StageJournal journal) {
    RunPlan plan = contents.plan();
    List<Part> parts = contents.parts();
    ResearchStages research = new ResearchStages(plan, setting.calendars());
    List<Stage> stages = new ArrayList<>();
    if (parts.contains(Part.DATA)) {
      stages.add(new IngestStage(setting.sources()));
    }
    if (parts.contains(Part.REPAIR)) {
      stages.add(new RepairStage(setting.sources()));
    }
    stages.add(metadata(plan, parts));
    if (parts.contains(Part.DATA)) {
      stages.add(new CheckStage(setting.calendars()));
    }
    List<Stage> later = afterSnapshot(contents, research, folder, journal);
    stages.add(snapshot(plan, folder).before(later));
    stages.addAll(later);
    return stages;
  }

  private List<Stage> afterSnapshot(
      Contents contents, ResearchStages research, RunFolder folder, StageJournal journal) {
    RunPlan plan = contents.plan();
    List<Part> parts = contents.parts();
    List<Stage> stages = new ArrayList<>();
    boolean derived = parts.contains(Part.DATA) || parts.contains(Part.DERIVED);
    if (parts.contains(Part.BOOKS) && !derived) {
      stages.add(research.inputs());
    }
    if (derived) {
      stages.addAll(research.derived());
    }
    if (parts.contains(Part.TRAINING)) {
      stages.add(research.training());
    }
    if (parts.contains(Part.BOOKS)) {
      stages.addAll(research.books());
    }
    if (parts.contains(Part.META)) {
      research.meta().ifPresent(stages::add);
    }
    if (parts.contains(Part.REPORT) && !plan.leavesOut(LeftOut.VALIDATION)) {
      stages.addAll(reports(contents, folder, journal));
    }
    return stages;
  }

  /** What people read comes last: nothing is computed of it. */
  private List<Stage> reports(Contents contents, RunFolder folder, StageJournal journal) {
    RunPlan plan = contents.plan();
    List<Stage> stages = new ArrayList<>();
    boolean sleeves = contents.parts().contains(Part.BOOKS) && !plan.sleeves().isEmpty();
    if (sleeves && !plan.leavesOut(LeftOut.ANALYSIS)) {
      stages.add(
          new RegimeReportStage(
              new ResearchStages(plan, setting.calendars()).subjects(),
              folder == null ? null : folder.reports(),
              contents.pictures()));
    }
    if (sleeves || contents.parts().contains(Part.META)) {
      stages.add(report(contents, folder, journal));
    }
    if (contents.parts().contains(Part.BOOKS)) {
      for (StrategyProfile strategy : plan.strategies()) {
        Path reports = folder == null ? null : folder.reports();
        stages.add(
            new StrategyReportStage(strategy, setting.calendars(), reports, contents.pictures()));
      }
    }
    return stages;
  }

  /** What a row of {@code instruments.csv} lacks is told where those are read. */
  private Stage metadata(RunPlan plan, List<Part> parts) {
    Map<String, List<String>> incomplete =
        parts.contains(Part.DATA) ? setting.sources().instruments().incomplete() : Map.of();
    return new MetadataStage(
        new MetadataGate(setting.calendars(), incomplete), setting.listed(plan));
  }

  private Stage report(Contents contents, RunFolder folder, StageJournal journal) {
    RunPlan plan = contents.plan();
    ReportStage report =
        new ReportStage(
            folder == null ? null : folder.reports(),
            contents.pictures(),
            () ->
                new ReportInput(
                    plan.sleeves(),
                    plan.meta(),
                    setting.calendars(),
                    code(folder),
                    stages(journal)));
    return plan.leavesOut(LeftOut.ANALYSIS) ? report.summaryOnly() : report;
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

  private SnapshotStage snapshot(RunPlan plan, RunFolder folder) {
    Pins pins = new Pins(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
    return SnapshotStage.of(plan, folder == null ? null : Snapshot.of(folder), pins);
  }

  private void close(RunFolder folder) {
    Path text = folder.reports().resolve(ReportStage.TEXT);
    if (Files.exists(text)) {
      context.out().println();
      context.out().print(read(text));
      tellReport(folder);
    }
    context.out().println("Run folder: " + folder.path());
  }

  private void tellReport(RunFolder folder) {
    Stream.of(ReportStage.PAGE, StrategyReportStage.FOLDER)
        .map(folder.reports()::resolve)
        .filter(Files::exists)
        .forEach(report -> context.out().println("Report: " + report));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
