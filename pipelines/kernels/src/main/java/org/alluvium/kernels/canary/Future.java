package org.alluvium.kernels.canary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done to everything that became known after a moment. None of it may change what was known
 * by the moment.
 */
public enum Future {
  /** The inputs are cut off. */
  ABSENT("with the future cut off"),
  /** Every value times ten. */
  TIMES_TEN("with a future times 10"),
  /** Every value missing. */
  MISSING("with a future of NaN"),
  /** Values go round among the rows of a table. */
  SHUFFLED("with a shuffled future");

  private static final double TEN = 10;

  private final String told;

  Future(String told) {
    this.told = told;
  }

  /** As part of a sentence. */
  public String told() {
    return told;
  }

  /**
   * Inputs of which the first rows that became known after a moment are changed in this way.
   *
   * @param count how many rows, in the order in which they become known
   * @param seed of the shuffle
   */
  CanaryInputs changed(CanaryInputs inputs, long moment, int count, long seed) {
    List<CanaryInputs.Place> places = inputs.knownAfter(moment);
    Map<CanaryInputs.Place, double[]> values = new HashMap<>();
    Map<CanaryInputs.Place, CanaryInputs.Place> partners = partners(places, seed);
    for (CanaryInputs.Place place : places.subList(0, count)) {
      values.put(place, values(inputs, place, partners));
    }
    List<DatedTable> tables = new ArrayList<>();
    for (int table = 0; table < inputs.tables().size(); table++) {
      tables.add(changed(inputs.tables().get(table), table, values));
    }
    return new CanaryInputs(tables);
  }

  private DatedTable changed(
      DatedTable table, int index, Map<CanaryInputs.Place, double[]> values) {
    List<DatedRow> rows = new ArrayList<>(table.rows().size());
    for (int row = 0; row < table.rows().size(); row++) {
      DatedRow old = table.rows().get(row);
      double[] changed = values.get(new CanaryInputs.Place(index, row));
      if (changed == null) {
        rows.add(old);
      } else if (this != ABSENT) {
        rows.add(new DatedRow(old.symbol(), old.day(), old.knownAt(), changed));
      }
    }
    return new DatedTable(table.name(), table.columns(), rows);
  }

  private double[] values(
      CanaryInputs inputs,
      CanaryInputs.Place place,
      Map<CanaryInputs.Place, CanaryInputs.Place> partners) {
    double[] old = inputs.row(place).values();
    return switch (this) {
      case ABSENT -> old;
      case TIMES_TEN -> Arrays.stream(old).map(value -> TEN * value).toArray();
      case MISSING -> Arrays.stream(old).map(value -> Double.NaN).toArray();
      case SHUFFLED -> inputs.row(partners.get(place)).values();
    };
  }

  /** From which row of the same table each row takes its values. */
  private Map<CanaryInputs.Place, CanaryInputs.Place> partners(
      List<CanaryInputs.Place> places, long seed) {
    Map<CanaryInputs.Place, CanaryInputs.Place> partners = new HashMap<>();
    if (this != SHUFFLED) {
      return partners;
    }
    Map<Integer, List<CanaryInputs.Place>> byTable = new HashMap<>();
    places.forEach(p -> byTable.computeIfAbsent(p.table(), t -> new ArrayList<>()).add(p));
    for (List<CanaryInputs.Place> own : byTable.values()) {
      List<CanaryInputs.Place> shuffled = new ArrayList<>(own);
      Collections.shuffle(shuffled, new Random(seed));
      for (int i = 0; i < shuffled.size(); i++) {
        partners.put(shuffled.get(i), shuffled.get((i + 1) % shuffled.size()));
      }
    }
    return partners;
  }
}
