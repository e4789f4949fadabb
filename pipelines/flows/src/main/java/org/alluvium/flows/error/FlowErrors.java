package org.alluvium.flows.error;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.RootCause;
import org.alluvium.lakehouse.table.TableName;

/**
 * Every message for people that the flows module can show, but for those of {@link ProfileErrors}.
 */
public final class FlowErrors {
  private FlowErrors() {}

  public static AlluviumException duplicateStage(String id) {
    return new AlluviumException(
        USAGE, "pipeline: stage '%s' is named twice; give each stage its own id".formatted(id));
  }

  public static AlluviumException wrongOrder(TableName table, String reader, String writer) {
    return new AlluviumException(
        USAGE,
        "pipeline: stage '%s' reads %s, which only the later stage '%s' writes; put '%s' first"
            .formatted(reader, table, writer, writer));
  }

  public static AlluviumException unknownFeatures(
      String strategy, Collection<String> unknown, String set) {
    return new AlluviumException(
        USAGE,
        "strategy %s: features %s are not in the set %s; see docs/reference/tables.md"
            .formatted(strategy, unknown, set));
  }

  public static AlluviumException actionsAndStops(String profile, String instrument) {
    return new AlluviumException(
        USAGE,
        "profile %s: %s has raw prices with splits and dividends, at which a stop would be touched by a split; take an instrument with adjusted prices, or one without such actions"
            .formatted(profile, instrument));
  }

  public static AlluviumException noBars(String profile, String instrument, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: silver.daily_bars has no bar of %s as of %s; fill it with './alluvium flow data --profile %s', or take a later --as-of"
            .formatted(profile, instrument, asOf, profile));
  }

  public static AlluviumException staleBars(
      String profile, String instrument, LocalDate last, LocalDate expected) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: the bars of %s end on %s, and sessions were due until %s; fill them with './alluvium flow data --profile %s --as-of %s', or take --as-of %s"
            .formatted(profile, instrument, last, expected, profile, expected, last));
  }

  public static AlluviumException noDecisions(String profile, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: no decision session as of %s at which every model of its strategy was fitted; take a later --as-of, or a smaller minimum_history_sessions"
            .formatted(profile, asOf));
  }

  public static AlluviumException ruined(String profile, LocalDate session) {
    return new AlluviumException(
        DATA_CHECK,
        "profile %s: its book lost all of its capital on %s; lower execution.volatility_target.highest_leverage, or look at the bars with './alluvium check'"
            .formatted(profile, session));
  }

  /** A sleeve's book that is worth nothing, or less, at a close. */
  public static AlluviumException ruined(
      String profile, String engine, LocalDate session, double nav) {
    return new AlluviumException(
        DATA_CHECK,
        "profile %s: its book of engine %s lost all of its capital on %s (net asset value %.0f); a short loses more than its value when the price more than doubles: lower portfolio.gross_exposure, let its selection take more winners, or fewer of a cluster, take another engine, or look at the bars with './alluvium check'"
            .formatted(profile, engine, session, nav));
  }

  /** A decision at which neither an engine nor those that stand in for it has weights. */
  public static AlluviumException noWeights(
      String profile, LocalDate session, RuntimeException cause) {
    return new AlluviumException(
        DATA_CHECK,
        "profile %s: at its decision of %s %s; name an engine in portfolio.fallback that always answers, as equal does, or widen the limits in portfolio.settings"
            .formatted(profile, session, cause.getMessage()),
        cause);
  }

  public static AlluviumException notFitted(
      String strategy, String model, LocalDate session, RuntimeException cause) {
    return new AlluviumException(
        DATA_CHECK,
        ("strategy %s: model %s cannot be fitted on what was known at %s: %s; change its settings"
                + " or features, or leave it out")
            .formatted(strategy, model, session, cause.getMessage()),
        cause);
  }

  public static AlluviumException noNativeXgboost(LinkageError cause) {
    return new AlluviumException(
        INPUT_MISSING,
        ("xgboost: its native library does not load here: %s; it needs OpenMP (on Debian 'apt-get"
                + " install libgomp1'), or leave the model out of the strategy")
            .formatted(RootCause.message(cause)),
        cause);
  }

  public static AlluviumException alteredModel(String strategy, String model, Instant cutoff) {
    return new AlluviumException(
        DIFFERS,
        ("gold.models: model %s of strategy %s at %s is not the one that was fitted: its digest"
                + " differs; restore the table to a version before the change")
            .formatted(model, strategy, cutoff));
  }

  public static AlluviumException unknownFeatureSet(String set, Collection<String> known) {
    return new AlluviumException(
        USAGE, "feature set '%s' is not known; choose one of %s".formatted(set, known));
  }

  public static AlluviumException macroSeriesUnusable(String why) {
    return new AlluviumException(
        USAGE, "features.macro.series: %s; correct the list in the manifest".formatted(why));
  }

  public static AlluviumException seriesWithoutObservations(Collection<String> series) {
    return new AlluviumException(
        INPUT_MISSING,
        "features.macro.series: silver.macro has no observation of %s; ingest their source, or leave them out of the list"
            .formatted(String.join(", ", series)));
  }

  public static AlluviumException changedByAnother(
      TableName changed, String change, TableName computed, String set) {
    return new AlluviumException(
        DATA_CHECK,
        ("%s was changed by another writer (%s): what %s holds does not follow from it any more;"
                + " compute the set again with 'alluvium backfill --set %s --full'")
            .formatted(changed, change, computed, set));
  }

  public static AlluviumException actionsNotApplied(Collection<String> symbols) {
    return new AlluviumException(
        USAGE,
        ("--symbols: %s have raw prices, and silver.corporate_actions knows no split or dividend of"
                + " their feed; leave them out, or ingest its actions")
            .formatted(String.join(", ", symbols)));
  }

  public static AlluviumException symbolsWithoutBars(
      Collection<String> symbols, Collection<String> known, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "--symbols: silver.daily_bars has no bar of %s known by %s; it has %s"
            .formatted(String.join(", ", symbols), asOf, String.join(", ", known)));
  }

  public static AlluviumException noBars(String what, Collection<String> symbols, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: silver.daily_bars has no bar of %s known by %s; run './alluvium ingest' or choose a later --as-of"
            .formatted(what, symbols, asOf));
  }

  public static AlluviumException noTrainingRows(String profile, String labels, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: its features and gold.labels with %s have no session in common that is known by %s; './alluvium flow data --profile %s' computes both"
            .formatted(profile, labels, asOf, profile));
  }

  public static AlluviumException noForecasts(String strategy, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "gold.forecasts has no forecast of strategy %s known by %s: its minimum history may not be reached; choose a later --as-of or a smaller minimum_history_sessions"
            .formatted(strategy, asOf));
  }

  public static AlluviumException nothingRanked(
      String profile, Collection<TableName> features, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: no instrument could be ranked at any decision known by %s, for want of rows in %s; run './alluvium flow data --profile %s' first, or choose a later --as-of"
            .formatted(
                profile,
                asOf,
                features.stream().map(TableName::toString).collect(Collectors.joining(", ")),
                profile));
  }

  public static AlluviumException tooFewCommonDates(String meta, int common, int needed) {
    return new AlluviumException(
        DATA_CHECK,
        "meta %s: its sleeves share %d dates, %d are needed; check the sleeves' histories with './alluvium audit show'"
            .formatted(meta, common, needed));
  }

  public static AlluviumException sleeveBehind(String meta, String sleeve, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "meta %s: its sleeve %s has not seen all bars known by %s; run './alluvium flow production --profile %s' as of the same date first"
            .formatted(meta, sleeve, asOf, sleeve));
  }

  public static AlluviumException connectionAttempted(String flow, String address) {
    return new AlluviumException(
        UNEXPECTED,
        "flow '%s' works offline, and something in it tried to connect to %s; nothing was sent. Bring data in by './alluvium flow data --profile PROFILE' before it, and look for who connects in the trace"
            .formatted(flow, address));
  }

  public static AlluviumException noFeatures(
      String profile, TableName table, Collection<String> symbols, LocalDate asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: %s has no row of %s as of %s; compute them with './alluvium flow data --profile %s --as-of %s'"
            .formatted(profile, table, String.join(", ", symbols), asOf, profile, asOf));
  }

  public static AlluviumException staleFeatures(
      String profile, TableName table, LocalDate last, LocalDate due, LocalDate asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: %s ends on %s, and sessions were due until %s; bring it up to date with './alluvium flow data --profile %s --as-of %s', or take --as-of %s"
            .formatted(profile, table, last, due, profile, asOf, last));
  }

  public static AlluviumException damagedSnapshot(String run, Collection<String> damages) {
    return new AlluviumException(
        DIFFERS,
        "run %s: its snapshot is damaged, nothing was replayed: %s; restore the files from a backup"
            .formatted(run, String.join("; ", damages)));
  }

  public static AlluviumException changedFolder(String run, Collection<String> edits) {
    return new AlluviumException(
        DIFFERS,
        "run %s: its folder was changed, nothing was replayed: %s; restore the run's folder from a copy, or make a new run"
            .formatted(run, String.join("; ", edits)));
  }

  public static AlluviumException configurationNotSealed(Path folder) {
    return new AlluviumException(
        INPUT_MISSING,
        "run folder %s cannot be replayed: its ledger seals no configuration, as of a run by an earlier version; make a new run"
            .formatted(folder));
  }

  public static AlluviumException brokenLedger(String run, Collection<String> findings) {
    return new AlluviumException(
        DIFFERS,
        "run %s: its ledger audit.jsonl is broken: %s; './alluvium audit verify --run-id %s' shows it"
            .formatted(run, String.join("; ", findings), run));
  }

  public static AlluviumException replayDiffers(String run, Collection<String> outputs) {
    return new AlluviumException(
        DIFFERS,
        "replay of %s: %d outputs differ: %s; the jar or the Java version is another one, or a formula depends on what it must not"
            .formatted(run, outputs.size(), String.join("; ", outputs)));
  }
}
