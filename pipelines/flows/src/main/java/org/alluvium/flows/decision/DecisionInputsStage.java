package org.alluvium.flows.decision;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stops a flow that takes features and labels as they are where those of a profile are missing, end
 * before the bars that they follow from, or a week or more before the logical date.
 */
public final class DecisionInputsStage implements Stage {
  /** Sessions that a source may lack; a week's decision has five. */
  private static final int SESSIONS_OF_GRACE = 4;

  private final List<Needed> needed = new ArrayList<>();
  private final TradingCalendars calendars;

  /**
   * What a profile needs.
   *
   * @param features tables that its models or its selection read
   * @param forecasting whose labels its models learn from, where it has models
   */
  private record Needed(
      TradedProfile profile, List<TableSpec> features, Optional<ForecastProfile> forecasting) {
    static Needed of(SleeveProfile sleeve) {
      List<TableSpec> tables = new ArrayList<>();
      SelectionFeatures.sets(sleeve)
          .forEach((set, columns) -> tables.add(Features.of(set, columns)));
      sleeve.forecasting().ifPresent(own -> tables.add(table(own)));
      return new Needed(sleeve, tables, sleeve.forecasting());
    }

    static Needed of(ForecastProfile profile) {
      return new Needed(profile, List.of(table(profile)), Optional.of(profile));
    }

    private static TableSpec table(ForecastProfile profile) {
      return Features.of(profile.strategy().featureSet(), profile.strategy().features());
    }
  }

  public DecisionInputsStage(
      List<SleeveProfile> sleeves,
      List<? extends ForecastProfile> others,
      TradingCalendars calendars) {
    sleeves.forEach(sleeve -> needed.add(Needed.of(sleeve)));
    others.forEach(profile -> needed.add(Needed.of(profile)));
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "inputs";
  }

  @Override
  public List<TableName> inputs() {
    Set<TableName> inputs = new LinkedHashSet<>(PriceInputs.TABLES);
    needed.forEach(own -> own.features().forEach(table -> inputs.add(table.name())));
    if (learns()) {
      inputs.add(Labels.SPEC.name());
    }
    return List.copyOf(inputs);
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    List<String> notes = new ArrayList<>();
    Set<TableState> read = new LinkedHashSet<>();
    for (Needed own : needed) {
      Map<String, LocalDate> bars = lastBars(context, own.profile());
      LocalDate last = latest(bars);
      for (TableSpec table : own.features()) {
        last = requireCurrent(context, own.profile(), table, bars);
        read.add(Slices.version(context, table));
      }
      own.forecasting().ifPresent(learning -> requireLabels(context, learning, bars));
      notes.add("%s to %s".formatted(own.profile().id(), last));
    }
    if (learns()) {
      read.add(Slices.version(context, Labels.SPEC));
    }
    return new StageResult(
        0, 0, "features of " + String.join(", ", notes), List.copyOf(read), List.of());
  }

  private boolean learns() {
    return needed.stream().anyMatch(own -> own.forecasting().isPresent());
  }

  private LocalDate requireCurrent(
      StageContext context, TradedProfile profile, TableSpec table, Map<String, LocalDate> bars) {
    Map<String, LocalDate> sessions =
        last(known(context, table), Features.SYMBOL, Features.EVENT_DATE);
    List<String> without = bars.keySet().stream().filter(s -> !sessions.containsKey(s)).toList();
    if (!without.isEmpty()) {
      throw FlowErrors.noFeatures(profile.id(), table.name(), without, context.asOfDate());
    }
    sessions.keySet().retainAll(bars.keySet());
    return requireCurrent(context, profile, table, latest(sessions), latest(bars));
  }

  private void requireLabels(
      StageContext context, ForecastProfile profile, Map<String, LocalDate> bars) {
    Map<String, LocalDate> exits =
        last(
            known(context, Labels.SPEC)
                .filter(col(Labels.HORIZON).equalTo(profile.strategy().horizon()))
                .filter(col(Labels.BASIS).equalTo(profile.fill().id())),
            Labels.SYMBOL,
            Labels.EXIT_DATE);
    exits.keySet().retainAll(bars.keySet());
    if (!exits.isEmpty()) {
      requireCurrent(context, profile, Labels.SPEC, latest(exits), latest(bars));
    }
  }

  /** The last session of a table, unless it is before that of the bars, or too long ago. */
  private LocalDate requireCurrent(
      StageContext context,
      TradedProfile profile,
      TableSpec table,
      LocalDate last,
      LocalDate lastBar) {
    TradingCalendar calendar = calendars.get(profile.calendar());
    LocalDate due = calendar.lastClosedSession(context.asOf());
    boolean old = calendar.sessionsBetween(last.plusDays(1), due).size() > SESSIONS_OF_GRACE;
    if (old || last.isBefore(lastBar)) {
      throw FlowErrors.staleFeatures(
          profile.id(), table.name(), last, old ? due : lastBar, context.asOfDate());
    }
    return last;
  }

  /** The last bar of each symbol of which features are computed. */
  private static Map<String, LocalDate> lastBars(StageContext context, TradedProfile profile) {
    PriceInputs prices = PriceInputs.of(context, profile.universe());
    Map<String, LocalDate> bars =
        last(
            context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()),
            DailyBars.SYMBOL,
            DailyBars.EVENT_DATE);
    bars.keySet().retainAll(profile.universe());
    bars.keySet().removeAll(prices.leftOut());
    if (bars.isEmpty()) {
      throw FlowErrors.noBars("profile " + profile.id(), profile.universe(), context.asOf());
    }
    return bars;
  }

  private static Dataset<Row> known(StageContext context, TableSpec table) {
    return context.lakehouse().read(table).orEmpty().knownBy(context.asOf());
  }

  private static Map<String, LocalDate> last(Dataset<Row> rows, String symbol, String date) {
    Map<String, LocalDate> last = new TreeMap<>();
    rows.groupBy(col(symbol))
        .agg(max(col(date)))
        .collectAsList()
        .forEach(row -> last.put(row.getString(0), row.getAs(1)));
    return last;
  }

  private static LocalDate latest(Map<String, LocalDate> dates) {
    return dates.values().stream().max(LocalDate::compareTo).orElseThrow();
  }
}
