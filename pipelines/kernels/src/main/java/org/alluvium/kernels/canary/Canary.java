package org.alluvium.kernels.canary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether what a computation says of a moment depends on what became known after it.
 *
 * <p>The computation is run on its inputs as they are, then with everything known later cut off,
 * times ten, missing and shuffled. What it gives that was known by the moment must have the same
 * bits each time: values, rows and their {@code known_at}. The input row behind a difference is
 * found by changing the future row after row: one whose change makes the difference.
 *
 * <p>What is known in time is never blamed: a trade at the price that decided it uses no future,
 * and a row that claims to have been known before it was received is believed. The first is refused
 * by the back-test ({@link org.alluvium.kernels.backtest.FillRule}), the second where it is
 * received.
 *
 * <p>Five computations for each moment, and as many more for a leak as the number of later input
 * rows has binary digits.
 */
public final class Canary {
  private final Computation computation;
  private final long seed;

  private Canary(Computation computation, long seed) {
    this.computation = computation;
    this.seed = seed;
  }

  /**
   * @param seed of the shuffled future
   */
  public static Canary of(Computation computation, long seed) {
    return new Canary(computation, seed);
  }

  /**
   * What was found at one moment.
   *
   * @param result what the computation gave that was known by the moment, from the whole inputs
   * @param leaks the first of each table that has any
   */
  public record Finding(List<DatedTable> result, List<Leak> leaks) {
    public Finding {
      result = List.copyOf(result);
      leaks = List.copyOf(leaks);
    }
  }

  /**
   * Checks one moment.
   *
   * @param inputs whole, with the future of the moment
   * @param moment epoch microseconds
   */
  public Finding at(CanaryInputs inputs, long moment) {
    List<DatedTable> result = known(inputs, moment);
    int later = inputs.knownAfter(moment).size();
    Map<String, Leak> leaks = new HashMap<>();
    for (Future future : Future.values()) {
      List<DatedTable> changed = known(future.changed(inputs, moment, later, seed), moment);
      for (Difference difference : differences(result, changed)) {
        if (!leaks.containsKey(difference.table())) {
          Optional<Leak.InputRow> behind = behind(inputs, moment, future, difference);
          leaks.put(difference.table(), new Leak(moment, future, difference, behind));
        }
      }
    }
    return new Finding(
        result,
        result.stream().map(t -> leaks.get(t.name())).filter(leak -> leak != null).toList());
  }

  private List<DatedTable> known(CanaryInputs inputs, long moment) {
    return computation.compute(inputs, moment).stream().map(t -> t.knownBy(moment)).toList();
  }

  private static List<Difference> differences(List<DatedTable> expected, List<DatedTable> actual) {
    List<Difference> differences = new ArrayList<>();
    for (int table = 0; table < expected.size(); table++) {
      Difference.first(expected.get(table), actual.get(table)).ifPresent(differences::add);
    }
    return differences;
  }

  /**
   * Bisects between a future of which nothing is changed and one that is changed whole, for a row
   * whose change alone makes the cell differ.
   */
  private Optional<Leak.InputRow> behind(
      CanaryInputs inputs, long moment, Future future, Difference cell) {
    List<CanaryInputs.Place> places = inputs.knownAfter(moment);
    DatedTable expected = table(known(inputs, moment), cell);
    int same = 0;
    int differs = places.size();
    while (differs - same > 1) {
      int middle = (same + differs) >>> 1;
      CanaryInputs tried = future.changed(inputs, moment, middle, seed);
      boolean found =
          Difference.first(expected, table(known(tried, moment), cell))
              .filter(cell::sameCell)
              .isPresent();
      if (found) {
        differs = middle;
      } else {
        same = middle;
      }
    }
    return places.isEmpty() ? Optional.empty() : Optional.of(row(inputs, places.get(differs - 1)));
  }

  private static DatedTable table(List<DatedTable> tables, Difference cell) {
    return tables.stream()
        .filter(table -> table.name().equals(cell.table()))
        .findFirst()
        .orElseThrow();
  }

  private static Leak.InputRow row(CanaryInputs inputs, CanaryInputs.Place place) {
    DatedRow row = inputs.row(place);
    return new Leak.InputRow(
        inputs.tables().get(place.table()).name(), row.symbol(), row.day(), row.knownAt());
  }
}
