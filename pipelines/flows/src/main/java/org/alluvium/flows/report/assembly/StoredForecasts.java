package org.alluvium.flows.report.assembly;

import static org.alluvium.lakehouse.io.RowNumbers.number;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Forecasts of some profiles and the labels that answer them, as known by a run. */
final class StoredForecasts {
  private final StageContext context;
  private final Map<String, Map<ModelKey, List<Prediction>>> byLineage = new HashMap<>();
  private final Map<LabelKey, List<LabelVintage>> labels = new HashMap<>();

  /** A model at a horizon; ordered by name, then horizon. */
  record ModelKey(String model, int horizon) implements Comparable<ModelKey> {
    @Override
    public int compareTo(ModelKey other) {
      int byName = model.compareTo(other.model);
      return byName != 0 ? byName : Integer.compare(horizon, other.horizon);
    }
  }

  private record LabelKey(String symbol, int horizon, String basis) {}

  private StoredForecasts(StageContext context) {
    this.context = context;
  }

  static StoredForecasts read(StageContext context, List<? extends ForecastProfile> profiles) {
    StoredForecasts stored = new StoredForecasts(context);
    if (!profiles.isEmpty()) {
      stored.readForecasts(profiles);
      stored.readLabels(profiles);
    }
    return stored;
  }

  /** Forecasts of a profile's strategy by model and horizon, by date, then symbol. */
  Map<ModelKey, List<Prediction>> predictions(ForecastProfile profile) {
    return byLineage.getOrDefault(Lineage.of(profile), Map.of());
  }

  /** Every known vintage of a symbol's labels, by when it was known. */
  List<LabelVintage> labels(String symbol, int horizon, PriceBasis basis) {
    return labels.getOrDefault(new LabelKey(symbol, horizon, basis.id()), List.of());
  }

  private void readForecasts(List<? extends ForecastProfile> profiles) {
    String slices =
        profiles.stream()
            .map(
                p ->
                    "(strategy = '%s' and lineage = '%s')"
                        .formatted(p.strategy().id(), Lineage.of(p)))
            .distinct()
            .collect(Collectors.joining(" or "));
    Dataset<Row> rows =
        context
            .lakehouse()
            .read(Forecasts.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(expr(slices))
            .select(
                Forecasts.LINEAGE,
                Forecasts.MODEL,
                Forecasts.HORIZON,
                Forecasts.SYMBOL,
                Forecasts.EVENT_DATE,
                Forecasts.KNOWN_AT,
                Forecasts.FORECAST);
    sorted(rows, Forecasts.EVENT_DATE, Forecasts.SYMBOL)
        .forEach(
            row ->
                byLineage
                    .computeIfAbsent(row.getString(0), l -> new TreeMap<>())
                    .computeIfAbsent(
                        new ModelKey(row.getString(1), row.getInt(2)), m -> new ArrayList<>())
                    .add(
                        new Prediction(
                            row.getString(3),
                            row.<LocalDate>getAs(4),
                            Micros.of(row.<Instant>getAs(5)),
                            number(row, 6))));
  }

  private void readLabels(List<? extends ForecastProfile> profiles) {
    TreeSet<String> symbols = new TreeSet<>();
    profiles.forEach(p -> symbols.addAll(p.universe()));
    Object[] horizons =
        byLineage.values().stream()
            .flatMap(models -> models.keySet().stream())
            .map(ModelKey::horizon)
            .distinct()
            .toArray();
    Dataset<Row> rows =
        context
            .lakehouse()
            .read(Labels.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(col(Labels.SYMBOL).isin(symbols.toArray()))
            .filter(col(Labels.HORIZON).isin(horizons))
            .select(
                Labels.SYMBOL,
                Labels.HORIZON,
                Labels.BASIS,
                Labels.EVENT_DATE,
                Labels.ENTRY_DATE,
                Labels.EXIT_DATE,
                Labels.KNOWN_AT,
                Labels.LABEL);
    sorted(rows, Labels.KNOWN_AT, Labels.EVENT_DATE)
        .forEach(
            row ->
                labels
                    .computeIfAbsent(
                        new LabelKey(row.getString(0), row.getInt(1), row.getString(2)),
                        key -> new ArrayList<>())
                    .add(vintage(row)));
  }

  private static LabelVintage vintage(Row row) {
    return new LabelVintage(
        row.<LocalDate>getAs(3),
        row.<LocalDate>getAs(4),
        row.<LocalDate>getAs(5),
        Micros.of(row.<Instant>getAs(6)),
        number(row, 7));
  }

  private static List<Row> sorted(Dataset<Row> rows, String first, String second) {
    return rows.coalesce(1).sortWithinPartitions(first, second).collectAsList();
  }
}
