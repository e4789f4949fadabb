package org.alluvium.jobs.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.http.Pacing;
import org.alluvium.flows.ingestion.network.NetworkAccess;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.BuildInfo;
import org.alluvium.jobs.launch.FolderProbe;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.SparkSession;

/** Turns a resolved configuration into what the flows take. */
public final class ResearchSetting {
  /** Where a run folder keeps the calendars that its run used. */
  static final String CALENDARS = "config/calendars.json";

  private final ResolvedConfiguration configuration;
  private final CommandContext context;
  private final Path calendarsFile;
  private final TradingCalendars calendars;

  public ResearchSetting(ResolvedConfiguration configuration, CommandContext context) {
    this(configuration, configuration.path("data.calendars"), context);
  }

  private ResearchSetting(
      ResolvedConfiguration configuration, Path calendarsFile, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
    this.calendarsFile = calendarsFile;
    this.calendars = TradingCalendars.read(calendarsFile);
  }

  /** The setting of a recorded run, read from its folder and from nowhere else. */
  static ResearchSetting recorded(RunFolder folder, CommandContext context) {
    return new ResearchSetting(
        ResolvedConfiguration.read(context.home(), folder.path()),
        folder.path().resolve(CALENDARS),
        context);
  }

  public TradingCalendars calendars() {
    return calendars;
  }

  /** The runs that the configuration describes. */
  RunPlans plans() {
    return new RunPlans(configuration, calendars, files());
  }

  public SourceLibrary sources() {
    RunPlan.InputFiles input = files();
    SourceLibrary files = SourceLibrary.open(input.sources(), calendars, input.seed());
    SourceLibrary library = input.panel().map(files::withPanel).orElse(files);
    return landing().map(this::access).map(library::withNetwork).orElse(library);
  }

  /** Symbols of a plan that must have metadata: those that are listed by its logical date. */
  List<String> listed(RunPlan plan) {
    return sources().instruments().listedBy(RunPlans.symbols(plan), plan.asOf());
  }

  private NetworkAccess access(Path landing) {
    return new NetworkAccess(landing, context.environment(), Pacing.real(context.clock()))
        .toldTo(new FetchLines(context.out(), context.clock()));
  }

  /** What a piece of work outside a research run starts with: a new run id, as of the same date. */
  RunStart start(String flow) {
    RunId runId = RunId.next(plans().weekly().asOfDate(), context.clock());
    return new RunStart(runId, flow, configuration.digest(), code());
  }

  /** Fails at once where a later write to the lakehouse would fail. */
  void requireWritableLakehouse() {
    FolderProbe.requireWritable("lakehouse", Path.of(configuration.lakehouseRoot()), "--lakehouse");
  }

  /** The same for the folder of runs. */
  void requireWritableRuns() {
    FolderProbe.requireWritable("runs folder", configuration.runsRoot(), "--runs");
  }

  RunEnvironment environment() {
    return environment(configuration.lakehouseRoot());
  }

  /** The environment with another lakehouse. */
  RunEnvironment environment(String lakehouseRoot) {
    BuildInfo build = BuildInfo.read();
    return new RunEnvironment(
        lakehouseRoot,
        configuration.runsRoot(),
        context.clock(),
        code(),
        configuration.digest(),
        this::keep,
        this::session,
        new ConsoleProgress(context.out(), build.version(), context.shutdown()::isInterrupted));
  }

  /** Writes everything of the configuration that a replay reads into a run folder. */
  void keep(Path runFolder) {
    configuration.writeTo(runFolder);
    Path copy = runFolder.resolve(CALENDARS);
    try {
      Files.copy(calendarsFile, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + calendarsFile + " to " + copy, e);
    }
  }

  private static CodeIdentity code() {
    return new CodeIdentity(BuildInfo.read().version(), BuildInfo.jarDigest());
  }

  /** Starts Spark, or returns the session that this process has. */
  public SparkSession session() {
    try {
      Path work = Files.createTempDirectory("alluvium-");
      return Sessions.open(work, Map.of("spark.master", configuration.text("spark.master")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for Spark's scratch files", e);
    }
  }

  /** A backfill of a feature set as configured. */
  FeatureBackfill backfill(String setId, FeatureRange range) {
    return FeatureBackfill.configured(setId, range, configuration.node(), calendars);
  }

  private RunPlan.InputFiles files() {
    return new RunPlan.InputFiles(
        configuration.path("data.sources"),
        calendarsFile,
        configuration.path("data.seed"),
        panel());
  }

  /** Where the larger panel is looked for. */
  private Optional<Path> panel() {
    return dataPath("panel");
  }

  /** Where answers of servers are kept. */
  private Optional<Path> landing() {
    return dataPath("landing");
  }

  /** A path that configurations of earlier runs do not have. */
  private Optional<Path> dataPath(String key) {
    return configuration.node().path("data").has(key)
        ? Optional.of(configuration.path("data." + key))
        : Optional.empty();
  }
}
