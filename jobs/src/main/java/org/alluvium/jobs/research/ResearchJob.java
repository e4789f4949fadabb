package org.alluvium.jobs.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.discovery.DiscoveryStage;
import org.alluvium.flows.discovery.HttpWeb;
import org.alluvium.flows.discovery.PipelineReader;
import org.alluvium.flows.discovery.Strictness;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.StageFactory;
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
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.jobs.research.FlowRecipe.Segment;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunFolder;

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
    run(setting.plans().weekly(), request, Segment.DATA, Segment.BOOKS, Segment.REPORT);
  }

  /** One flow of one profile. */
  public void flow(FlowKind kind, ProfileRequest request) {
    RunPlan plan = setting.plans().ofProfile(kind.word(), request.profile());
    switch (kind) {
      case DATA ->
          run(
              plan,
              request.run(),
              discovery(request.profile()),
              List.of(Segment.DATA, Segment.REPAIR));
      case PRODUCTION -> run(plan, request.run(), Segment.BOOKS, Segment.REPORT);
      case BACKTEST -> {
        run(plan, request.run(), Segment.BOOKS);
        tellBooks(plan, request.run());
      }
      case META -> run(plan, request.run(), Segment.META, Segment.REPORT);
    }
  }

  /** A back-test has no report: what its books came to is told here. */
  private void tellBooks(RunPlan plan, RunRequest request) {
    if (request.mode() == RunMode.EXECUTE) {
      LatestBooks books =
          new LatestBooks(
              DirectLakehouse.open(environment.lakehouseRoot()),
              plan.sleeves().get(0),
              plan.asOfDate());
      new ResultWriter(context.out(), OutputFormat.TABLE)
          .write(
              books.books(),
              List.of(
                  "Net of costs; every metric and session: gold.backtests, gold.sleeve_returns"));
    }
  }

  /** A strategy: its back-test, or its models and forecasts only. */
  public void strategy(StrategyRequest request) {
    RunPlan plan = setting.plans().ofProfile(request.flow().id(), request.profile());
    switch (request.flow()) {
      case BACKTEST -> run(plan, request.run(), Segment.DERIVED, Segment.BOOKS, Segment.REPORT);
      case TRAIN, FORECAST -> run(plan, request.run(), Segment.DERIVED, Segment.TRAINING);
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

  private void run(RunPlan plan, RunRequest request, Segment... segments) {
    run(plan, request, Optional.empty(), List.of(segments));
  }

  private void run(
      RunPlan whole,
      RunRequest request,
      Optional<DiscoveryRequest> discovery,
      List<Segment> segments) {
    RunPlan plan = whole.without(request.leftOut());
    FlowRecipe recipe = new FlowRecipe(setting, plan, segments, request.pictures());
    StageFactory factory =
        (folder, journal) -> {
          List<Stage> stages = new ArrayList<>();
          discovery.map(d -> discover(d, folder)).ifPresent(stages::add);
          stages.addAll(recipe.stages(folder, journal));
          return stages;
        };
    if (request.mode() == RunMode.PLAN) {
      new DryRun(environment, plan, context.out()).print(factory.stages(null, null));
      return;
    }
    close(RecordedFlow.run(setting, context, plan, request, factory));
  }

  private Stage discover(DiscoveryRequest request, RunFolder folder) {
    return new DiscoveryStage(request, folder, HttpWeb.real(context.clock()));
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
