package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.strategy.StrategyMemory;
import org.alluvium.flows.training.DecisionTraining;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/**
 * The latest decisions of a strategy by a moment and what became of their positions, from bars on,
 * by the code of its stages. It is given every cutoff and all that the inputs hold, also of later;
 * it has to keep to what was known.
 */
final class StrategyComputation implements Computation {
  /** Decisions that are compared; those before them are only looked back at. */
  static final int COMPARED = 5;

  static final List<String> DECISION_COLUMNS =
      List.of(
          StrategyDecisions.FORECAST,
          StrategyDecisions.SIZE_MULTIPLIER,
          StrategyDecisions.VOLATILITY,
          StrategyDecisions.LEVERAGE,
          StrategyDecisions.WEIGHT,
          StrategyDecisions.HARD_STOP,
          StrategyDecisions.TAKE_PROFIT);
  static final List<String> POSITION_COLUMNS =
      List.of(
          StrategyPositions.ENTRY_PRICE,
          StrategyPositions.EXIT_PRICE,
          StrategyPositions.POSITION_RETURN,
          StrategyPositions.BEST_EXIT_PRICE,
          StrategyPositions.BEST_RETURN);

  private static final int DAY = 3;
  private static final int KNOWN_AT = 4;
  private static final int SYMBOL = 5;

  private final StrategyProfile profile;
  private final DecisionComputation forecasting;
  private final TradingCalendar calendar;

  StrategyComputation(
      StrategyProfile profile, DecisionComputation forecasting, TradingCalendar calendar) {
    this.profile = profile;
    this.forecasting = forecasting;
    this.calendar = calendar;
  }

  /** Session of the last decision by a moment, where there is one. */
  Optional<LocalDate> session(long moment) {
    return forecasting.session(moment);
  }

  /** Instant of that decision. */
  Instant instant(long moment) {
    return forecasting.instant(moment);
  }

  @Override
  public List<DatedTable> compute(CanaryInputs inputs, long moment) {
    List<DatedTable> decided = forecasting.compute(inputs, moment);
    StrategyMemory memory = new StrategyMemory(profile, calendar);
    feedBars(inputs, memory);
    LabelStage.Kind kind = new LabelStage.Kind(profile.strategy().horizon(), profile.fill());
    kind.labels(profile.instrument(), SymbolSeries.bars(inputs, profile.instrument()))
        .forEach(
            row ->
                memory.label(
                    SymbolComputation.day(row),
                    SymbolComputation.knownAt(row),
                    SymbolComputation.label(row)));
    Set<Integer> days = new TreeSet<>();
    for (DecisionTraining.Decided one :
        forecasting.latest(inputs, moment, StrategyMemory.decisionsBefore(profile) + COMPARED)) {
      int day = (int) one.session().toEpochDay();
      days.add(day);
      one.forecasts()
          .forEach(
              (model, own) ->
                  memory.forecast(
                      model,
                      day,
                      one.cutoff(),
                      own.getOrDefault(profile.instrument(), Double.NaN)));
    }
    Set<Integer> compared =
        new TreeSet<>(
            new ArrayList<>(days).subList(Math.max(0, days.size() - COMPARED), days.size()));
    StrategyMemory.Rows rows = memory.rows();
    List<DatedTable> tables = new ArrayList<>(decided);
    tables.add(table(StrategyDecisions.SPEC, DECISION_COLUMNS, of(compared, rows.decisions())));
    tables.add(table(StrategyPositions.SPEC, POSITION_COLUMNS, of(compared, rows.positions())));
    return tables;
  }

  private void feedBars(CanaryInputs inputs, StrategyMemory memory) {
    SymbolSeries.prices(inputs, profile.instrument())
        .forEach(row -> memory.bar(row.day(), row.knownAt(), row.values()));
    for (DatedRow part : inputs.table(IntradayInputs.TABLE).rows()) {
      memory.part(part.day(), IntradayInputs.start(part), part.knownAt(), part.values());
    }
  }

  private static List<Row> of(Set<Integer> days, List<Row> rows) {
    return rows.stream().filter(row -> days.contains(day(row))).toList();
  }

  private static int day(Row row) {
    return (int) row.<LocalDate>getAs(DAY).toEpochDay();
  }

  private static DatedTable table(TableSpec spec, List<String> columns, List<Row> rows) {
    int[] at =
        columns.stream()
            .mapToInt(column -> SparkSchemas.contentSchema(spec).fieldIndex(column))
            .toArray();
    List<DatedRow> dated = new ArrayList<>();
    for (Row row : rows) {
      double[] values = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        values[i] = row.isNullAt(at[i]) ? Double.NaN : row.getDouble(at[i]);
      }
      dated.add(
          new DatedRow(
              row.getString(SYMBOL), day(row), Micros.of(row.<Instant>getAs(KNOWN_AT)), values));
    }
    return new DatedTable(spec.toString(), columns, dated);
  }
}
