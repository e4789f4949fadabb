package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.Test;

/** Data health, stages and inputs. */
class ProvenancePartsTest {
  private static final DataHealth HEALTH =
      new DataHealth(
          new DataReport(
              Instant.parse("2017-11-15T22:00:00Z"),
              List.of(
                  new DataReport.Line(checked("NYSE:KO", 3), 3),
                  new DataReport.Line(checked("NYSE:KOF", 0), 0)),
              List.of(
                  new DataReport.Finding("NYSE:KO", "lacks 2017-11-07, 2017-11-08, 2017-11-09"),
                  new DataReport.Finding(
                      "NYSE:KO", "is 3 sessions behind, its last bar is of 2017-11-10"),
                  new DataReport.Finding("NYSE:K", "has no bar"))),
          List.of(
              new StoredBars.Refused("low_above_close", "2017-11-07,KO,1,2"),
              new StoredBars.Refused("low_above_close", "NYSE:KO,2017-11-08"),
              new StoredBars.Refused("weekend", "2017-11-11,KO,1"),
              new StoredBars.Refused("weekend", "2017-11-11,KOF,1")));

  @Test
  void reportAndCheckSayTheSameOfEverySymbol() {
    List<SymbolHealth> told = Stream.of("NYSE:KO", "NYSE:KOF", "NYSE:K").map(HEALTH::of).toList();
    assertThat(told)
        .flatExtracting(
            health -> health.warnings().stream().map(w -> health.symbol() + " " + w).toList())
        .containsExactlyElementsOf(HEALTH.checked().warnings())
        .hasSize(3);
    assertThat(told)
        .filteredOn(health -> health.coverage().isPresent())
        .extracting(health -> health.coverage().value().missingSessions())
        .containsExactly(3L, 0L);
    assertThat(HEALTH.checked().summary()).contains("3 missing sessions, 3 warnings");
  }

  @Test
  void sessionsAfterTheLastBarAreBehindAndNotMissing() {
    assertThat(HEALTH.of("NYSE:KO").coverage().value())
        .isEqualTo(
            new SymbolHealth.Coverage(
                LocalDate.of(2017, 11, 6), LocalDate.of(2017, 11, 10), 2, 3, 3));
  }

  @Test
  void refusedRowsAreCountedByRuleForTheirSymbolOnly() {
    assertThat(HEALTH.of("NYSE:KO").rejections())
        .containsExactly(
            new SymbolHealth.Rejection("low_above_close", 2),
            new SymbolHealth.Rejection("weekend", 1));
    assertThat(HEALTH.of("NYSE:K").rejections()).isEmpty();
  }

  @Test
  void aSymbolThatWasNotCheckedSaysWhy() {
    assertThat(HEALTH.of("NYSE:K").coverage().missing()).isEqualTo("not checked: it has no bar");
  }

  /** With as many of three sessions missing as asked for. */
  private static org.alluvium.flows.quality.SymbolHealth checked(String symbol, int missing) {
    LocalDate monday = LocalDate.of(2017, 11, 6);
    List<LocalDate> sessions = monday.plusDays(1).datesUntil(monday.plusDays(4)).toList();
    return new org.alluvium.flows.quality.SymbolHealth(
        symbol,
        monday,
        monday.plusDays(4),
        5L - missing,
        sessions.subList(0, missing),
        0,
        1,
        1,
        1,
        List.of(),
        List.of());
  }

  @Test
  void aStageShowsItsOutputsAndAnInputReadTwiceIsOneInput() {
    TableState bars = new TableState(TableName.parse("silver.daily_bars"), "", 4, 0, "");
    TableState absent = new TableState(TableName.parse("bronze.rejected_rows"), "", -1, 0, "");
    TableState labels = new TableState(TableName.parse("gold.labels"), "", 2, 9, "9-ab");
    List<FinishedStage> stages =
        List.of(
            new FinishedStage(
                "labels", 2.5, new StageResult(7, 9, "", List.of(bars, absent), List.of(labels))),
            new FinishedStage(
                "train", Double.NaN, new StageResult(0, 0, "", List.of(bars), List.of())));
    List<StageRow> rows = StageRows.of(stages);
    assertThat(rows.get(0).outputs())
        .containsExactly(
            new StageRow.TableSlice(
                new SealedTable("gold.labels", 2, Part.of("9-ab")), Figure.of(9)));
    assertThat(rows.get(0).inputs())
        .extracting(slice -> slice.table().table())
        .containsExactly("silver.daily_bars");
    assertThat(rows.get(0).rowsRead()).isEqualTo(Figure.of(7));
    assertThat(rows.get(1).seconds().missing()).isEqualTo("the stage was not timed");
    assertThat(StageRows.running("report").seconds().missing()).contains("writes this report");
    assertThat(StageRows.inputs(stages))
        .extracting(SealedTable::table)
        .containsExactly("silver.daily_bars");
  }

  @Test
  void aMetaWhoseSleeveIsNotGivenIsRefused() {
    MetaProfile meta = new MetaProfile("both", List.of("gone"), null, null, 1);
    RunHeader.CodeSeal seal = new RunHeader.CodeSeal(Part.of("a"), Part.of("b"), "replay");
    assertThatThrownBy(
            () ->
                new ReportInput(
                    List.of(),
                    Optional.of(meta),
                    TradingCalendars.of(List.of()),
                    new ReportInput.Code("0", seal),
                    List.of()))
        .hasMessage("report: sleeve 'gone' of meta 'both' is not among the sleeves given");
  }
}
