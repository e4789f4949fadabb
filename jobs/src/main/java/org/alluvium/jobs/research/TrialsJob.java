package org.alluvium.jobs.research;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.flows.trials.declared.Declaration;
import org.alluvium.flows.trials.declared.DeclaredStudy;
import org.alluvium.flows.trials.declared.ParameterFile;
import org.alluvium.flows.trials.declared.ReturnFile;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.trials.DeclareRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunStart;

/** Enters trials into the record. Spark does not start. */
public final class TrialsJob {
  private final ResolvedConfiguration configuration;
  private final CommandContext context;

  public TrialsJob(ResolvedConfiguration configuration, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** Enters trials that were made elsewhere; those that are there already are left as they are. */
  public void declare(DeclareRequest request) {
    Declaration declaration = declaration(request);
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    if (DeclaredStudy.of(declaration, new TrialTables(lakehouse)).isThere()) {
      context
          .out()
          .printf(
              "Nothing to do: study %s is on record with just these trials.%n",
              declaration.study().name());
      return;
    }
    if (request.mode() == RunMode.PLAN) {
      context.out().println("Would declare " + told(declaration) + ". Nothing is written.");
      return;
    }
    write(declaration);
    context.out().println("Declared " + told(declaration) + ".");
    tellFamily(declaration.study(), new TrialTables(lakehouse));
  }

  private Declaration declaration(DeclareRequest request) {
    String family =
        request
            .family()
            .orElseGet(
                () ->
                    Study.familyOf(
                        new Profiles(configuration.node())
                            .sleeve(request.profile().orElseThrow())));
    Study study = new Study(request.study(), family);
    Map<String, String> parameters = request.parameters().map(ParameterFile::read).orElse(Map.of());
    LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
    return request
        .returns()
        .map(file -> Declaration.of(study, ReturnFile.read(file, today), parameters))
        .orElseGet(() -> Declaration.ofLost(study, request.count().orElseThrow(), parameters));
  }

  private void write(Declaration declaration) {
    ResearchSetting setting = new ResearchSetting(configuration, context);
    setting.requireWritableLakehouse();
    RunStart start = setting.start("trials declare");
    LeasedRun run = new LeasedRun(setting.environment(), start);
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.executeDirect(
          lakehouse ->
              DeclaredStudy.of(declaration, new TrialTables(lakehouse))
                  .write(new TrialWriter(lakehouse, start.runId().toString(), context.clock())));
    }
  }

  private static String told(Declaration declaration) {
    long finished = declaration.returns().size();
    long failed = declaration.trials().size() - finished;
    return "study %s of family %s; trials: %,d, with returns: %,d%s"
        .formatted(
            declaration.study().name(),
            declaration.study().family(),
            declaration.trials().size(),
            finished,
            failed == 0 ? "" : ", without, but counted: %,d".formatted(failed));
  }

  private void tellFamily(Study study, TrialTables tables) {
    context
        .out()
        .printf(
            "Trials of the family in all: %,d; './alluvium audit overfitting --sweep %s' judges the best of the study.%n",
            tables.ofFamily(study.family()).size(), study.name());
  }
}
