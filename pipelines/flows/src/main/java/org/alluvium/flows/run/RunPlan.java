package org.alluvium.flows.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.kernels.feature.FeatureSchema;

/**
 * What a run computes: everything that follows from its configuration and logical date.
 *
 * @param flow name of the flow: weekly, data, production or meta
 * @param asOfDate logical date
 * @param asOf the instant behind it
 * @param featureSets the feature sets kept up to date
 * @param sleeves profiles that are run
 * @param strategies strategies that are run on their instruments
 * @param meta the meta-portfolio over them, if any
 * @param files what the run reads beside its lakehouse
 * @param leftOut parts that are not computed
 */
public record RunPlan(
    String flow,
    LocalDate asOfDate,
    Instant asOf,
    List<FeatureSchema> featureSets,
    List<SleeveProfile> sleeves,
    List<StrategyProfile> strategies,
    Optional<MetaProfile> meta,
    InputFiles files,
    Set<LeftOut> leftOut) {

  /** First words of the flows that bring data in. */
  private static final Set<String> WRITING_SOURCES = Set.of("weekly", "data", "discover");

  /**
   * Files that sources are read from and by.
   *
   * @param sources file of declared sources
   * @param calendars file of trading calendars
   * @param seed folder of the bundled data
   * @param panel file of the larger panel, which may be absent
   */
  public record InputFiles(Path sources, Path calendars, Path seed, Optional<Path> panel) {}

  public RunPlan {
    featureSets = List.copyOf(featureSets);
    sleeves = List.copyOf(sleeves);
    strategies = List.copyOf(strategies);
    leftOut = Set.copyOf(leftOut);
  }

  /** A plan that leaves nothing out. */
  public RunPlan(
      String flow,
      LocalDate asOfDate,
      Instant asOf,
      List<FeatureSchema> featureSets,
      List<SleeveProfile> sleeves,
      List<StrategyProfile> strategies,
      Optional<MetaProfile> meta,
      InputFiles files) {
    this(flow, asOfDate, asOf, featureSets, sleeves, strategies, meta, files, Set.of());
  }

  /** The same plan without some parts. */
  public RunPlan without(Set<LeftOut> parts) {
    return new RunPlan(flow, asOfDate, asOf, featureSets, sleeves, strategies, meta, files, parts);
  }

  public boolean leavesOut(LeftOut part) {
    return leftOut.contains(part);
  }

  /**
   * Whether the flow computes from bronze and silver as they are, and neither writes them nor
   * connects to anything.
   */
  public boolean readsSourcesOnly() {
    return !WRITING_SOURCES.contains(flow.split(" ", 2)[0]);
  }

  /** Every profile that is trained and forecasts, sleeves first. */
  public List<ForecastProfile> forecasting() {
    List<ForecastProfile> all = new ArrayList<>();
    sleeves.forEach(sleeve -> sleeve.forecasting().ifPresent(all::add));
    all.addAll(strategies);
    return all;
  }

  /** Every profile that trades, sleeves first. */
  public List<TradedProfile> traded() {
    List<TradedProfile> all = new ArrayList<>(sleeves);
    all.addAll(strategies);
    return all;
  }
}
