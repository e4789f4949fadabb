package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Every version of every training row, and those that were known at an instant, the plain way. */
final class AllVersions {
  private final List<String> features;
  private final Map<Key, Versions> rows = new TreeMap<>();

  private record Key(LocalDate session, String symbol) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = session.compareTo(other.session);
      return order != 0 ? order : symbol.compareTo(other.symbol);
    }
  }

  private record Versions(
      NavigableMap<Instant, double[]> features, NavigableMap<Instant, Double> labels) {}

  AllVersions(Lakehouse lakehouse, TableSpec table, List<String> features) {
    this.features = features;
    List<Column> columns = new ArrayList<>();
    columns.add(col(Features.SYMBOL));
    columns.add(col(Features.EVENT_DATE));
    columns.add(col(Features.KNOWN_AT));
    features.forEach(name -> columns.add(col(name)));
    for (Row row :
        lakehouse.read(table).all().select(columns.toArray(Column[]::new)).collectAsList()) {
      versions(row).features().put(row.getAs(Features.KNOWN_AT), values(row));
    }
    for (Row row : lakehouse.read(Labels.SPEC).all().collectAsList()) {
      versions(row).labels().put(row.getAs(Labels.KNOWN_AT), row.<Double>getAs(Labels.LABEL));
    }
  }

  /** Complete rows (features…, label) whose label was known, each in its newest version. */
  List<double[]> training(Instant cutoff) {
    List<double[]> known = new ArrayList<>();
    for (Versions row : rows.values()) {
      var label = row.labels().floorEntry(cutoff);
      var values = row.features().floorEntry(cutoff);
      if (label != null && values != null) {
        double[] complete = Arrays.copyOf(values.getValue(), features.size() + 1);
        complete[features.size()] = label.getValue() == null ? Double.NaN : label.getValue();
        if (IntStream.range(0, complete.length).noneMatch(i -> Double.isNaN(complete[i]))) {
          known.add(complete);
        }
      }
    }
    return known;
  }

  private Versions versions(Row row) {
    return rows.computeIfAbsent(
        new Key(row.getAs(Features.EVENT_DATE), row.getAs(Features.SYMBOL)),
        key -> new Versions(new TreeMap<>(), new TreeMap<>()));
  }

  private double[] values(Row row) {
    return features.stream()
        .mapToDouble(
            name ->
                row.isNullAt(row.fieldIndex(name))
                    ? Double.NaN
                    : row.<Number>getAs(name).doubleValue())
        .toArray();
  }
}
