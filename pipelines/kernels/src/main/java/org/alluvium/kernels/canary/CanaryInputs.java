package org.alluvium.kernels.canary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that a computation reads. Immutable.
 *
 * @param tables by name, each once
 */
public record CanaryInputs(List<DatedTable> tables) {
  public CanaryInputs {
    tables = List.copyOf(tables);
  }

  /**
   * The table with this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public DatedTable table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "inputs have no table '%s', only %s"
                        .formatted(name, tables.stream().map(DatedTable::name).toList())));
  }

  /** What is known by a moment. */
  public CanaryInputs knownBy(long moment) {
    return new CanaryInputs(tables.stream().map(table -> table.knownBy(moment)).toList());
  }

  /** A row of a table, by position. */
  record Place(int table, int row) {}

  DatedRow row(Place place) {
    return tables.get(place.table()).rows().get(place.row());
  }

  /** The rows that become known after a moment, in the order in which they do. */
  List<Place> knownAfter(long moment) {
    List<Place> places = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      List<DatedRow> rows = tables.get(table).rows();
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).knownAt() > moment) {
          places.add(new Place(table, row));
        }
      }
    }
    places.sort(
        Comparator.comparingLong((Place place) -> row(place).knownAt())
            .thenComparingInt(place -> row(place).day())
            .thenComparing(place -> row(place).symbol())
            .thenComparingInt(Place::table));
    return places;
  }
}
