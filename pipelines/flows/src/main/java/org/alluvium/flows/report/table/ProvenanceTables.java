package org.alluvium.flows.report.table;

import static java.util.stream.Collectors.joining;
import static org.alluvium.flows.report.table.TableColumn.code;
import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SymbolHealth;

/** Where a result came from: data health, stages, inputs. */
public final class ProvenanceTables {
  private ProvenanceTables() {}

  public static TableView health(List<SymbolHealth> health) {
    return new TableView(
        "Bars of this report’s symbols: %s warnings of the data check"
            .formatted(Digits.count(health.stream().mapToLong(s -> s.warnings().size()).sum())),
        TableView.Order.SORTABLE,
        List.of(
            text("symbol"),
            text("first"),
            text("last"),
            number("bars"),
            number("missing sessions"),
            number("sessions behind"),
            number("rejected rows"),
            text("rejected because"),
            text("warnings")),
        health.stream().map(ProvenanceTables::healthCells).toList());
  }

  private static List<Cell> healthCells(SymbolHealth symbol) {
    Part<SymbolHealth.Coverage> part = symbol.coverage();
    SymbolHealth.Coverage coverage = part.value();
    Cell none = Cell.missing(part.isPresent() ? "none" : part.missing());
    return List.of(
        Cell.text(symbol.symbol()),
        part.isPresent() ? Cell.text(coverage.first().toString()) : none,
        part.isPresent() ? Cell.text(coverage.last().toString()) : none,
        part.isPresent() ? count(coverage.bars()) : none,
        part.isPresent() ? count(coverage.missingSessions()) : none,
        part.isPresent() ? count(coverage.sessionsBehind()) : none,
        count(symbol.rejectedRows()),
        Cell.text(
            symbol.rejections().stream()
                .map(rejection -> rejection.reason() + " × " + Digits.count(rejection.rows()))
                .collect(joining("; "))),
        Cell.text(String.join("; ", symbol.warnings())));
  }

  private static Cell count(long count) {
    return Cell.number(Digits.count(count), count);
  }

  public static TableView stages(List<StageRow> stages) {
    return new TableView(
        "Steps of this run, in order",
        TableView.Order.SORTABLE,
        List.of(
            text("step"),
            number("time"),
            number("rows read"),
            number("rows written"),
            code("outputs, version and digest")),
        stages.stream().map(ProvenanceTables::stageCells).toList());
  }

  private static List<Cell> stageCells(StageRow stage) {
    return List.of(
        Cell.text(stage.step()),
        Cell.of(stage.seconds(), Digits::seconds),
        Cell.of(stage.rowsRead(), Digits::count),
        Cell.of(stage.rowsWritten(), Digits::count),
        Cell.text(
            stage.outputs().stream()
                .map(StageRow.TableSlice::table)
                .map(ProvenanceTables::sealed)
                .collect(joining("\n"))));
  }

  private static String sealed(SealedTable table) {
    String digest =
        table.digest().isPresent()
            ? table.digest().value()
            : "no digest: " + table.digest().missing();
    return table.table() + " v" + table.version() + " " + digest;
  }

  /** Without the column of digests when no input has one. */
  public static TableView lineage(List<SealedTable> inputs) {
    boolean digests = inputs.stream().anyMatch(input -> input.digest().isPresent());
    List<TableColumn> columns = new ArrayList<>(List.of(text("table"), number("version")));
    if (digests) {
      columns.add(code("digest"));
    }
    return new TableView(
        "Inputs by version",
        TableView.Order.SORTABLE,
        columns,
        inputs.stream().map(input -> lineageCells(input).subList(0, columns.size())).toList());
  }

  private static List<Cell> lineageCells(SealedTable input) {
    return List.of(
        Cell.text(input.table()),
        Cell.number(Long.toString(input.version()), input.version()),
        Cell.of(input.digest()));
  }
}
