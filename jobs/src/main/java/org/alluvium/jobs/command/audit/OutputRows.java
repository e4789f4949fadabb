package org.alluvium.jobs.command.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.alluvium.jobs.command.audit.RunContents.Output;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Tables;

/**
 * The rows that a run left, from the versions of tables that its ledger names, without Spark. They
 * count as those only when there are as many as the run counted.
 */
final class OutputRows {
  private static final String KNOWN_AT = "known_at";

  /** More are not held in memory. */
  private static final long MOST = 500_000;

  private final RunContents run;
  private final List<DirectLakehouse> lakehouses = new ArrayList<>();
  private final Map<String, Set<String>> unread = new TreeMap<>();

  /**
   * @param otherwise root of the lakehouse to look into where the run's own has not the table
   */
  OutputRows(RunContents run, String otherwise) {
    this.run = run;
    new LinkedHashSet<>(List.of(run.configuration().lakehouseRoot(), otherwise))
        .forEach(root -> lakehouses.add(DirectLakehouse.open(root)));
  }

  /** What could not be read, a line for each reason; in words for people. */
  List<String> unread() {
    return unread.entrySet().stream()
        .map(
            entry ->
                "of run %s by digests only: %s; %s"
                    .formatted(run.id(), String.join(", ", entry.getValue()), entry.getKey()))
        .toList();
  }

  /** The specification of an output's table, where it has one and can be compared by key. */
  static Optional<TableSpec> table(Output output) {
    return Tables.all().stream()
        .filter(table -> table.name().equals(output.table()) && !table.key().isEmpty())
        .findFirst();
  }

  /**
   * Reads an output.
   *
   * @param empty makes what takes the rows
   * @param into how it takes one
   * @return what took them; none when they cannot be read, which {@link #unread} tells
   */
  <T> Optional<T> read(
      Output output, Supplier<T> empty, Function<T, Consumer<Map<String, Object>>> into) {
    Optional<TableSpec> table = table(output);
    if (table.isEmpty() || output.conditions().isEmpty() || output.version() < 0) {
      return refused(output, "its rows cannot be told by key and slice");
    }
    if (output.rows() > MOST) {
      return refused(output, "more than %,d rows".formatted(MOST));
    }
    try {
      Optional<DirectLakehouse> lakehouse =
          lakehouses.stream().filter(one -> one.exists(output.table())).findFirst();
      return lakehouse.isEmpty()
          ? refused(output, "not in lakehouse " + lakehouses.get(0).root())
          : read(lakehouse.get(), table.get(), output, empty, into);
    } catch (RuntimeException e) { // whatever is wrong with a lakehouse, digests remain
      return refused(output, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /** Most outputs are what the run could know; some are all there is. */
  private <T> Optional<T> read(
      DirectLakehouse lakehouse,
      TableSpec table,
      Output output,
      Supplier<T> empty,
      Function<T, Consumer<Map<String, Object>>> into) {
    RowFilter all = output.conditions().orElseThrow().filter(table);
    List<RowFilter> filters = new ArrayList<>(List.of(all));
    if (table.column(KNOWN_AT).isPresent()) {
      filters.add(0, all.and(KNOWN_AT, RowFilter.Comparison.AT_MOST, asOf()));
    }
    List<String> columns = table.contentColumns().stream().map(ColumnSpec::name).toList();
    long[] count = new long[1];
    for (RowFilter filter : filters) {
      T rows = empty.get();
      Consumer<Map<String, Object>> taking = into.apply(rows);
      count[0] = 0;
      lakehouse.forEachAt(
          output.table(),
          output.version(),
          columns,
          filter,
          row -> {
            count[0]++;
            taking.accept(row);
          });
      if (count[0] == output.rows()) {
        return Optional.of(rows);
      }
    }
    return refused(
        output,
        "%,d rows in lakehouse %s, the run left %,d"
            .formatted(count[0], lakehouse.root(), output.rows()));
  }

  private Instant asOf() {
    return Instant.parse(run.started().path("details").path("as_of").asText());
  }

  private <T> Optional<T> refused(Output output, String why) {
    unread
        .computeIfAbsent(why, reason -> new TreeSet<>())
        .add("%s version %d".formatted(output.table(), output.version()));
    return Optional.empty();
  }
}
