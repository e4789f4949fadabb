package org.alluvium.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.DoctorCommand;
import org.alluvium.jobs.command.RegimeCommand;
import org.alluvium.jobs.command.StatusCommand;
import org.alluvium.jobs.command.VersionCommand;
import org.alluvium.jobs.command.audit.AuditCanaryCommand;
import org.alluvium.jobs.command.audit.AuditCandidatesCommand;
import org.alluvium.jobs.command.audit.AuditDiffCommand;
import org.alluvium.jobs.command.audit.AuditImpactCommand;
import org.alluvium.jobs.command.audit.AuditOverfittingCommand;
import org.alluvium.jobs.command.audit.AuditRunCommand;
import org.alluvium.jobs.command.audit.AuditRunsCommand;
import org.alluvium.jobs.command.audit.AuditShowCommand;
import org.alluvium.jobs.command.audit.AuditVerifyCommand;
import org.alluvium.jobs.command.flow.BackfillCommand;
import org.alluvium.jobs.command.flow.CheckCommand;
import org.alluvium.jobs.command.flow.DiscoverCommand;
import org.alluvium.jobs.command.flow.FlowCommand;
import org.alluvium.jobs.command.flow.FlowKind;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.IngestCommand;
import org.alluvium.jobs.command.flow.MetadataCommand;
import org.alluvium.jobs.command.flow.RepairCommand;
import org.alluvium.jobs.command.flow.ReplayCommand;
import org.alluvium.jobs.command.flow.SleeveCommand;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.command.flow.WeeklyCommand;
import org.alluvium.jobs.command.lake.LakeDescribeCommand;
import org.alluvium.jobs.command.lake.LakeDiffCommand;
import org.alluvium.jobs.command.lake.LakeExportCommand;
import org.alluvium.jobs.command.lake.LakeHistoryCommand;
import org.alluvium.jobs.command.lake.LakePinCommand;
import org.alluvium.jobs.command.lake.LakeRestoreCommand;
import org.alluvium.jobs.command.lake.LakeTablesCommand;
import org.alluvium.jobs.command.lake.LakeUnpinCommand;
import org.alluvium.jobs.command.selection.StageCommand;
import org.alluvium.jobs.command.strategy.StrategyCommand;
import org.alluvium.jobs.command.strategy.StrategyRequest;
import org.alluvium.jobs.command.strategy.TrainingCommand;
import org.alluvium.jobs.command.sweep.SweepCommand;
import org.alluvium.jobs.command.trials.TrialsDeclareCommand;
import org.alluvium.jobs.command.trials.TrialsListCommand;
import org.alluvium.jobs.command.trials.TrialsShowCommand;
import org.alluvium.jobs.research.BackfillJob;
import org.alluvium.jobs.research.CanaryJob;
import org.alluvium.jobs.research.CheckJob;
import org.alluvium.jobs.research.DiscoverJob;
import org.alluvium.jobs.research.IngestJob;
import org.alluvium.jobs.research.LakeJob;
import org.alluvium.jobs.research.MetadataJob;
import org.alluvium.jobs.research.RepairJob;
import org.alluvium.jobs.research.ReplayJob;
import org.alluvium.jobs.research.ResearchJob;
import org.alluvium.jobs.research.SleeveJob;
import org.alluvium.jobs.research.StageJob;
import org.alluvium.jobs.research.SweepJob;
import org.alluvium.jobs.research.TrialsJob;

/** The list of commands, in the order of the help text. A new command is one line here. */
public final class Commands {
  private static final FlowRunner<StrategyRequest> STRATEGY =
      (request, configuration, context) ->
          new ResearchJob(configuration, context).strategy(request);

  private Commands() {}

  /** Every command by its path. */
  public static Map<String, Command> all() {
    List<Command> commands =
        List.of(
            new WeeklyCommand(
                (run, configuration, context) ->
                    new ResearchJob(configuration, context).weekly(run)),
            flow(FlowKind.DATA),
            flow(FlowKind.PRODUCTION),
            flow(FlowKind.BACKTEST),
            flow(FlowKind.META),
            new StrategyCommand(STRATEGY),
            TrainingCommand.train(STRATEGY),
            TrainingCommand.forecast(STRATEGY),
            new RegimeCommand(),
            sleeve(SleeveFlow.SELECT),
            sleeve(SleeveFlow.OPTIMIZE),
            new StageCommand(
                (request, configuration, context) ->
                    new StageJob(configuration, context).run(request)),
            new ReplayCommand(
                (runId, configuration, context) ->
                    new ReplayJob(runId, configuration, context).run()),
            new DiscoverCommand(
                (request, configuration, context) ->
                    new DiscoverJob(configuration, context).run(request)),
            new IngestCommand(
                (request, configuration, context) ->
                    new IngestJob(configuration, context).run(request)),
            new MetadataCommand(
                (request, configuration, context) ->
                    new MetadataJob(configuration, context).run(request)),
            new BackfillCommand(
                (request, configuration, context) ->
                    new BackfillJob(configuration, context).run(request)),
            new RepairCommand(
                (request, configuration, context) ->
                    new RepairJob(configuration, context).run(request)),
            new CheckCommand(
                (request, configuration, context) ->
                    new CheckJob(configuration, context).run(request)),
            new LakeTablesCommand(),
            new LakeDescribeCommand(),
            new LakeHistoryCommand(),
            new LakeDiffCommand(
                (request, configuration, context) ->
                    new LakeJob(configuration, context).diff(request)),
            new LakeExportCommand(
                (request, configuration, context) ->
                    new LakeJob(configuration, context).export(request)),
            new LakeRestoreCommand(
                (request, configuration, context) ->
                    new LakeJob(configuration, context).restore(request)),
            new LakePinCommand(),
            new LakeUnpinCommand(),
            new SweepCommand(
                (request, configuration, context) ->
                    new SweepJob(configuration, context).run(request)),
            new TrialsDeclareCommand(
                (request, configuration, context) ->
                    new TrialsJob(configuration, context).declare(request)),
            new TrialsListCommand(),
            new TrialsShowCommand(),
            new AuditVerifyCommand(),
            new AuditRunsCommand(),
            new AuditShowCommand(),
            new AuditRunCommand(),
            new AuditDiffCommand(),
            new AuditCandidatesCommand(),
            new AuditCanaryCommand(
                (options, configuration, context) ->
                    new CanaryJob(configuration, context).run(options)),
            new AuditImpactCommand(),
            new AuditOverfittingCommand(),
            new StatusCommand(),
            new DoctorCommand(),
            new VersionCommand());
    Map<String, Command> byPath = new LinkedHashMap<>();
    commands.forEach(command -> byPath.put(command.spec().path(), command));
    return byPath;
  }

  private static Command sleeve(SleeveFlow kind) {
    return new SleeveCommand(
        kind,
        (request, configuration, context) -> new SleeveJob(configuration, context).run(request));
  }

  private static Command flow(FlowKind kind) {
    return new FlowCommand(
        kind,
        (profile, configuration, context) ->
            new ResearchJob(configuration, context).flow(kind, profile));
  }
}
