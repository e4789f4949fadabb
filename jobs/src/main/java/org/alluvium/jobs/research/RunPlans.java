package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.sweep.SweepReader;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The runs that a configuration describes: what is to be computed, as of when. */
final class RunPlans {
  private static final String SWEEP = "sweep";

  private final ResolvedConfiguration configuration;
  private final TradingCalendars calendars;
  private final RunPlan.InputFiles files;

  RunPlans(
      ResolvedConfiguration configuration, TradingCalendars calendars, RunPlan.InputFiles files) {
    this.configuration = configuration;
    this.calendars = calendars;
    this.files = files;
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
            plan.traded().stream().flatMap(profile -> profile.universe().stream()),
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
        files);
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
        Stream.<TradedProfile>concat(sleeves.stream(), strategies.stream())
            .map(TradedProfile::calendar)
            .distinct()
            .map(calendars::get)
            .toList();
    AsOf asOf = AsOf.parse(configuration.asOf(), used);
    return new RunPlan(
        flow,
        date(asOf),
        asOf.instant(),
        FeatureSets.configured(sets(sleeves), configuration.node()),
        sleeves,
        strategies,
        meta,
        files);
  }

  /** Those that are configured, and those that a sleeve's selection reads. */
  private List<String> sets(List<SleeveProfile> sleeves) {
    return Stream.concat(
            strings(configuration.at("features.sets")).stream(),
            sleeves.stream().flatMap(sleeve -> sleeve.featureSets().stream()))
        .distinct()
        .toList();
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
