package org.alluvium.flows.decision;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.io.RowNumbers;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The features that a selection ranks by: columns of feature sets, and the forecast. */
public final class SelectionFeatures {
  /** Name of the forecast of the profile's strategy, in its own units. */
  public static final String FORECAST = "forecast";

  private SelectionFeatures() {}

  /** The columns that a profile's selection reads, by feature set. */
  public static Map<String, List<String>> sets(SleeveProfile profile) {
    Map<String, List<String>> sets = new LinkedHashMap<>();
    for (String name : SelectionPipeline.of(profile.decisions().selection()).features()) {
      int dot = name.indexOf('.');
      if (dot > 0) {
        sets.computeIfAbsent(name.substring(0, dot), set -> new ArrayList<>())
            .add(name.substring(dot + 1));
      }
    }
    return sets;
  }

  /** Names as {@link FeatureVintages} has them: set by set, the forecast last. */
  public static List<String> names(SleeveProfile profile) {
    List<String> names = new ArrayList<>();
    sets(profile).forEach((set, columns) -> columns.forEach(c -> names.add(set + "." + c)));
    profile.decisions().strategy().ifPresent(strategy -> names.add(FORECAST));
    return names;
  }

  static Set<TableName> tables(SleeveProfile profile) {
    Set<TableName> tables = new LinkedHashSet<>();
    sets(profile).forEach((set, columns) -> tables.add(Features.of(set, columns).name()));
    profile.decisions().strategy().ifPresent(strategy -> tables.add(Forecasts.SPEC.name()));
    return tables;
  }

  /** Those of some sessions, every vintage known as of the run. */
  static FeatureVintages read(
      StageContext context, SleeveProfile profile, List<LocalDate> sessions) {
    FeatureVintages vintages = new FeatureVintages(profile.universe(), names(profile));
    sets(profile)
        .forEach(
            (set, columns) -> {
              Dataset<Row> rows =
                  context
                      .lakehouse()
                      .read(Features.of(set, columns))
                      .orEmpty()
                      .knownBy(context.asOf())
                      .filter(col(Features.SYMBOL).isin(profile.universe().toArray()))
                      .filter(col(Features.EVENT_DATE).isin(sessions.toArray()));
              learn(vintages, rows, set + "." + columns.get(0), columns);
            });
    profile.forecasting().ifPresent(own -> learn(vintages, forecasts(context, own, sessions)));
    return vintages;
  }

  private static void learn(
      FeatureVintages vintages, Dataset<Row> rows, String first, List<String> columns) {
    List<Column> selected =
        new ArrayList<>(
            List.of(col(Features.EVENT_DATE), col(Features.KNOWN_AT), col(Features.SYMBOL)));
    columns.forEach(column -> selected.add(col(column).cast("double")));
    for (Row row : rows.select(selected.toArray(Column[]::new)).collectAsList()) {
      double[] values = new double[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = RowNumbers.number(row, i + 3);
      }
      vintages.learn(
          row.<LocalDate>getAs(0),
          Micros.of(row.<Instant>getAs(1)),
          row.getString(2),
          first,
          values);
    }
  }

  private static void learn(FeatureVintages vintages, Dataset<Row> forecasts) {
    learn(vintages, forecasts, FORECAST, List.of(Forecasts.FORECAST));
  }

  private static Dataset<Row> forecasts(
      StageContext context, ForecastProfile profile, List<LocalDate> sessions) {
    return context
        .lakehouse()
        .read(Forecasts.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(
            col(Forecasts.STRATEGY)
                .equalTo(profile.strategy().id())
                .and(col(Forecasts.LINEAGE).equalTo(Lineage.of(profile)))
                .and(col(Forecasts.MODEL).equalTo(profile.strategy().decides())))
        .filter(col(Forecasts.EVENT_DATE).isin(sessions.toArray()));
  }
}
