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
import org.alluvium.flows.ingestion.SourceLibrary;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.SleeveProfile;
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
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendar;
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

  public SourceLibrary sources() {
    RunPlan.InputFiles files = files();
    SourceLibrary library = SourceLibrary.open(files.sources(), calendars, files.seed());
    return files.panel().map(library::withPanel).orElse(library);
  }

  /** The sleeves and meta of {@code weekly}. */
  RunPlan weekly() {
    Profiles profiles = new Profiles(configuration.node());
    List<String> ids = strings(configuration.at("weekly.sleeves"));
    MetaProfile meta = profiles.meta(configuration.text("weekly.meta"));
    return plan("weekly", ids, Optional.of(meta));
  }

  /** One sleeve, or one meta with the sleeves that it needs. */
  RunPlan ofProfile(String flow, String profile) {
    Profiles profiles = new Profiles(configuration.node());
    if (profiles.isSleeve(profile)) {
      return plan(flow + " " + profile, List.of(profile), Optional.empty());
    }
    MetaProfile meta = profiles.meta(profile);
    return plan(flow + " " + profile, meta.sleeves(), Optional.of(meta));
  }

  /** The plan of a recorded flow: {@code weekly}, or a flow and its profile. */
  RunPlan ofFlow(String flow) {
    int space = flow.indexOf(' ');
    return space < 0 ? weekly() : ofProfile(flow.substring(0, space), flow.substring(space + 1));
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
    List<TradingCalendar> used =
        sleeves.stream().map(SleeveProfile::calendar).distinct().map(calendars::get).toList();
    AsOf asOf = AsOf.parse(configuration.asOf(), used);
    return new RunPlan(
        flow,
        date(asOf),
        asOf.instant(),
        strings(configuration.at("features.sets")),
        sleeves,
        meta,
        files());
  }

  private RunPlan.InputFiles files() {
    return new RunPlan.InputFiles(
        configuration.path("data.sources"),
        calendarsFile,
        configuration.path("data.seed"),
        panel());
  }

  /** Where the larger panel is looked for; configurations of earlier runs do not say. */
  private Optional<Path> panel() {
    return configuration.node().path("data").has("panel")
        ? Optional.of(configuration.path("data.panel"))
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
