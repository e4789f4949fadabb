package org.alluvium.lakehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.lakehouse.snapshot.RowChanges.FirstRow;
import org.alluvium.lakehouse.tables.Weights;
import org.junit.jupiter.api.Test;

class KeyedRowsTest {
  @Test
  void rowsAreComparedByTheirKeyAndTheFirstIsTheEarliest() {
    KeyedRows before =
        slice(
            weight("aa", "2017-11-03", "X:A", 0.5),
            weight("aa", "2017-11-03", "X:B", 0.5),
            weight("aa", "2017-11-10", "X:C", 1.0));
    KeyedRows after =
        slice(
            weight("bb", "2017-11-03", "X:A", 0.5),
            weight("bb", "2017-11-10", "X:C", 0.9),
            weight("bb", "2017-11-17", "X:D", 1.0));

    assertThat(before.changesTo(after))
        .isEqualTo(new RowChanges(1, 1, 1, Optional.of(new FirstRow("2017-11-03", "equal X:B"))));
    assertThat(before.changesTo(before).differing()).isZero();
    assertThat(before.size()).isEqualTo(3);
  }

  @Test
  void missingEqualsAbsentAndNotANumberEqualsItself() {
    Map<String, Object> absent = weight("aa", "2017-11-03", "X:A", Double.NaN);
    Map<String, Object> missing = new HashMap<>(absent);
    missing.put(Weights.SCORE, null);

    assertThat(slice(absent).changesTo(slice(missing)).differing()).isZero();
    missing.put(Weights.SCORE, 0.0);
    assertThat(slice(absent).changesTo(slice(missing)).changed()).isEqualTo(1);
  }

  @Test
  void theLineageCountsWhereItIsNotIgnored() {
    KeyedRows before = KeyedRows.of(Weights.SPEC);
    before.add(weight("aa", "2017-11-03", "X:A", 1.0));
    KeyedRows after = KeyedRows.of(Weights.SPEC);
    after.add(weight("bb", "2017-11-03", "X:A", 1.0));

    assertThat(before.changesTo(after))
        .isEqualTo(new RowChanges(1, 0, 1, Optional.of(new FirstRow("2017-11-03", "p"))));
  }

  @SafeVarargs
  private static KeyedRows slice(Map<String, Object>... weights) {
    KeyedRows rows =
        KeyedRows.ofSlice(
            Weights.SPEC, Set.of(Weights.LINEAGE), Set.of(Weights.PROFILE, Weights.LINEAGE));
    List.of(weights).forEach(rows::add);
    return rows;
  }

  private static Map<String, Object> weight(
      String lineage, String date, String symbol, double weight) {
    return Map.of(
        Weights.PROFILE,
        "p",
        Weights.LINEAGE,
        lineage,
        Weights.ENGINE,
        "equal",
        Weights.EVENT_DATE,
        LocalDate.parse(date),
        Weights.SYMBOL,
        symbol,
        Weights.WEIGHT,
        weight);
  }
}
