package org.alluvium.flows.vintage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.DeltaFiles;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;

/**
 * What a derived table says of itself with its newest commit: of which versions of its inputs it
 * was computed, and that it answers for everything that prices told by an instant. It saves looking
 * for what is new among all that was there before.
 *
 * <p>The word holds while nobody has written to the table since, and while what has come to its
 * inputs since was all known later. Else every symbol is asked for its own watermark. Where another
 * writer took away or changed rows that are answered for, no watermark tells: it is an error.
 */
public final class Answered {
  private static final String KNOWN_BY = "known_by";
  private static final String VERSION = "version_of/";

  private Answered() {}

  /** The instant up to which the table answers for every symbol; empty when it cannot be told. */
  static Optional<Instant> upTo(StageContext context, TableSpec target) {
    Map<String, Long> marks = context.lakehouse().files(target.name()).newestMarks();
    return Optional.ofNullable(marks.get(KNOWN_BY))
        .map(Micros::instant)
        .filter(by -> !by.isAfter(context.asOf()))
        .filter(
            by -> PriceInputs.TABLES.stream().allMatch(t -> isUnchanged(context, t, marks, by)));
  }

  /**
   * Fails when another writer took away or changed rows of a table that only appends are made to,
   * or rows that it was computed from.
   *
   * @param set the feature set that the table holds
   */
  public static void requireUntouched(StageContext context, TableSpec target, String set) {
    DeltaFiles files = context.lakehouse().files(target.name());
    files
        .foreignChangeAfter(files.version() - 1)
        .ifPresent(
            change -> {
              throw FlowErrors.changedByAnother(target.name(), change, target.name(), set);
            });
    files
        .newestMarks()
        .forEach(
            (mark, version) -> {
              if (mark.startsWith(VERSION)) {
                TableName input = TableName.parse(mark.substring(VERSION.length()));
                context
                    .lakehouse()
                    .files(input)
                    .foreignChangeAfter(version - 1)
                    .ifPresent(
                        change -> {
                          throw FlowErrors.changedByAnother(input, change, target.name(), set);
                        });
              }
            });
  }

  /**
   * Marks of an append. An instant is among them when it leaves nothing of the prices out: not when
   * a later action could bring back a symbol that is left out.
   */
  static Map<String, Long> marks(StageContext context, PriceInputs prices) {
    Map<String, Long> marks = versions(prices.versionsBefore());
    if (prices.areWhole()) {
      marks.put(KNOWN_BY, Micros.of(context.asOf()));
    }
    return marks;
  }

  /** Marks of an append to a table that is asked for the watermark of every symbol. */
  public static Map<String, Long> versions(Map<TableName, Long> inputs) {
    Map<String, Long> marks = new LinkedHashMap<>();
    inputs.forEach((table, version) -> marks.put(VERSION + table, version + 1));
    return marks;
  }

  private static boolean isUnchanged(
      StageContext context, TableName table, Map<String, Long> marks, Instant by) {
    // Marks are numbers from 0 on, the version of a table that does not exist is -1.
    return context
        .lakehouse()
        .files(table)
        .addedOnlyAfter(marks.getOrDefault(VERSION + table, 0L) - 1, by, DailyBars.KNOWN_AT);
  }
}
