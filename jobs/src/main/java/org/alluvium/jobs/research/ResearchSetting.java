package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.http.Pacing;
import org.alluvium.flows.ingestion.network.NetworkAccess;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.sweep.SweepReader;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.BuildInfo;
import org.alluvium.jobs.launch.FolderProbe;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.SparkSession;

/** Turns a resolved configuration into what the flows take. */
public final class ResearchSetting {
  /** Where a run folder keeps the calendars that its run used. */
  static final String CALENDARS = "config/calendars.json";

  private static final String SWEEP = "sweep";

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

  public SourceLibrary sources() {
    RunPlan.InputFiles input = files();
    SourceLibrary files = SourceLibrary.open(input.sources(), calendars, input.seed());
    SourceLibrary library = input.panel().map(files::withPanel).orElse(files);
    return landing().map(this::access).map(library::withNetwork).orElse(library);
  }

  private NetworkAccess access(Path landing) {
    return new NetworkAccess(landing, context.environment(), Pacing.real(context.clock()))
        .toldTo(new FetchLines(context.out(), context.clock()));
  }

  /** The sleeves and meta of {@code weekly}. */
  RunPlan weekly() {
    Profiles profiles = new Profiles(configuration.node());
    List<String> ids = strings(configuration.at("weekly.sleeves"));
    MetaProfile meta = profiles.meta(configuration.text("weekly.meta"));
    return plan("weekly", ids, Optional.of(meta));
  }

  /** One sleeve or strategy, or one meta with the sleeves that it needs. */
  RunPlan ofProfile(String flow, String profile) {
    Profiles profiles = new Profiles(configuration.node());
    if (profiles.isStrategy(profile)) {
      return plan(flow + " " + profile, profiles.strategyProfile(profile));
    }
    if (profiles.isSleeve(profile)) {
      return plan(flow + " " + profile, List.of(profile), Optional.empty());
    }
    MetaProfile meta = profiles.meta(profile);
    return plan(flow + " " + profile, meta.sleeves(), Optional.of(meta));
  }

  /** The symbols of a profile, or of all sleeves of {@code weekly}; sorted. */
  List<String> symbols(Optional<String> profile) {
    RunPlan plan = profile.map(name -> ofProfile("symbols", name)).orElseGet(this::weekly);
    return symbols(plan);
  }

  /** What the profiles of a plan may hold, and what sleeves are compared with; sorted. */
  static List<String> symbols(RunPlan plan) {
    return Stream.concat(
            plan.forecasting().stream().flatMap(profile -> profile.universe().stream()),
            plan.sleeves().stream().map(SleeveProfile::market))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * A discovery: as of the same instant as a run of the profile, or of {@code weekly} where it is
   * for no profile.
   */
  RunPlan discovery(String flow, Optional<String> profile) {
    RunPlan dated = profile.map(name -> ofProfile(flow, name)).orElseGet(this::weekly);
    return new RunPlan(
        flow,
        dated.asOfDate(),
        dated.asOf(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        dated.files());
  }

  /** A run of the configured sweep, dated by the calendar that it trades by. */
  RunPlan sweep() {
    String calendar = SweepReader.calendar(configuration.node());
    AsOf asOf = AsOf.parse(configuration.asOf(), List.of(calendars.get(calendar)));
    SweepPlan sweep =
        new SweepReader(configuration.node(), calendars).read(date(asOf), asOf.instant());
    return new RunPlan(
        SWEEP + " " + sweep.study().name(),
        date(asOf),
        asOf.instant(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        files());
  }

  /** The sweep that a run makes. */
  SweepPlan sweepOf(RunPlan plan) {
    return new SweepReader(configuration.node(), calendars).read(plan.asOfDate(), plan.asOf());
  }

  /** The plan of a profile, or of {@code weekly}, with every feature set that there is. */
  RunPlan withEveryFeatureSet(Optional<String> profile) {
    RunPlan plan = profile.map(name -> ofProfile("audit", name)).orElseGet(this::weekly);
    return new RunPlan(
        plan.flow(),
        plan.asOfDate(),
        plan.asOf(),
        FeatureSets.configured(FeatureSets.ids(), configuration.node()),
        plan.sleeves(),
        plan.strategies(),
        plan.meta(),
        plan.files());
  }

  /** The plan of a recorded flow: {@code weekly}, or a flow and its profile. */
  RunPlan ofFlow(String flow) {
    int space = flow.indexOf(' ');
    if (isSweep(flow)) {
      return sweep();
    }
    return space < 0 ? weekly() : ofProfile(flow.substring(0, space), flow.substring(space + 1));
  }

  /** Whether a recorded flow made a sweep. */
  static boolean isSweep(String flow) {
    return flow.startsWith(SWEEP + " ");
  }

  /** What a piece of work outside a research run starts with: a new run id, as of the same date. */
  RunStart start(String flow) {
    RunId runId = RunId.next(weekly().asOfDate(), context.clock());
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

  private RunPlan plan(String flow, List<String> sleeveIds, Optional<MetaProfile> meta) {
    Profiles profiles = new Profiles(configuration.node());
    Set<String> ids = new TreeSet<>(sleeveIds);
    List<SleeveProfile> sleeves = new ArrayList<>();
    sleeveIds.stream().filter(ids::remove).forEach(id -> sleeves.add(profiles.sleeve(id)));
    return plan(flow, sleeves, List.of(), meta);
  }

  private RunPlan plan(String flow, StrategyProfile strategy) {
    return plan(flow, List.of(), List.of(strategy), Optional.empty());
  }

  private RunPlan plan(
      String flow,
      List<SleeveProfile> sleeves,
      List<StrategyProfile> strategies,
      Optional<MetaProfile> meta) {
    List<TradingCalendar> used =
        Stream.<ForecastProfile>concat(sleeves.stream(), strategies.stream())
            .map(ForecastProfile::calendar)
            .distinct()
            .map(calendars::get)
            .toList();
    AsOf asOf = AsOf.parse(configuration.asOf(), used);
    return new RunPlan(
        flow,
        date(asOf),
        asOf.instant(),
        FeatureSets.configured(strings(configuration.at("features.sets")), configuration.node()),
        sleeves,
        strategies,
        meta,
        files());
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

  private static LocalDate date(AsOf asOf) {
    return asOf.text().length() == "2017-11-10".length()
        ? LocalDate.parse(asOf.text())
        : LocalDate.ofInstant(asOf.instant(), ZoneOffset.UTC);
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }
}
