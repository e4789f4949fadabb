package org.alluvium.jobs.research;

import java.util.List;
import java.util.Optional;
import org.alluvium.flows.discovery.CandidateExport;
import org.alluvium.flows.discovery.DiscoveryPipeline;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.discovery.DiscoveryStage;
import org.alluvium.flows.discovery.HttpWeb;
import org.alluvium.flows.discovery.PipelineReader;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.stage.Stage;
import org.alluvium.jobs.command.CandidateTable;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.DiscoverRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.TextTable;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/** Discovers candidates on the record. */
public final class DiscoverJob {
  private final CommandContext context;
  private final ResearchSetting setting;
  private final RunEnvironment environment;
  private final PipelineReader pipelines;

  public DiscoverJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
    this.pipelines = new PipelineReader(configuration.node(), context.home());
  }

  /** Discovers, or prints the plan. */
  public void run(DiscoverRequest request) {
    DiscoveryPipeline pipeline = pipelines.named(name(request));
    DiscoveryRequest wanted =
        new DiscoveryRequest(pipeline, request.profile(), request.strictness());
    RunPlan plan = setting.plans().discovery(wanted.flow(), request.profile());
    if (request.run().mode() == RunMode.PLAN) {
      print(plan, wanted);
      return;
    }
    setting.requireWritableLakehouse();
    setting.requireWritableRuns();
    RecordedRun recorded = new RecordedRun(environment, plan);
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> recorded.abort("interrupted by a signal"))) {
      close(
          recorded.execute(
              request.run().runId().map(RunId::parse),
              (folder, journal) -> List.of(stage(wanted, folder))));
    }
  }

  private String name(DiscoverRequest request) {
    Optional<String> ofProfile = request.profile().flatMap(pipelines::ofProfile);
    return request
        .pipeline()
        .or(() -> ofProfile)
        .orElseThrow(
            () ->
                JobErrors.profileWithoutPipeline(
                    request.profile().orElseThrow(), pipelines.names()));
  }

  private Stage stage(DiscoveryRequest wanted, RunFolder folder) {
    return new DiscoveryStage(wanted, folder, HttpWeb.real(context.clock()));
  }

  private void print(RunPlan plan, DiscoveryRequest wanted) {
    new DryRun(environment, plan, context.out()).print(List.of(stage(wanted, null)));
    for (Scanner scanner : wanted.pipeline().scanners()) {
      context
          .out()
          .printf(
              "      scans  %s (%s), for %s%n",
              scanner.id(), scanner.kind(), scanner.gate().strategy());
    }
    wanted
        .pipeline()
        .filters()
        .forEach(f -> context.out().printf("      filter %s on %s%n", f.name(), f.field()));
  }

  private void close(RunFolder folder) {
    CandidateExport export = CandidateExport.made(folder);
    context.out().println();
    context.out().print(TextTable.render(new CandidateTable(export.read()).table()));
    context.out().println("Candidates: " + export.file());
    context.out().println("Run folder: " + folder.path());
  }
}
