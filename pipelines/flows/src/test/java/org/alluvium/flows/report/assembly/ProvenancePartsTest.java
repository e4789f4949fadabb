package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.time.DateRange;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.Test;

/** Data health, stages and inputs. */
class ProvenancePartsTest {
  private static final LocalDate MONDAY = LocalDate.of(2017, 11, 6);
  private static final TradingCalendar WEEKDAYS =
      new TradingCalendar(
          "weekdays",
          ZoneOffset.UTC,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          Duration.ofHours(16),
          Set.of(),
          Set.of(),
          Map.of(),
          new DateRange(LocalDate.of(2017, 1, 1), LocalDate.of(2017, 12, 31)));
  private static final Instant FRIDAY_EVENING = Instant.parse("2017-11-10T20:00:00Z");
  private static final DataHealth HEALTH =
      new DataHealth(
          FRIDAY_EVENING,
          List.of(
              new StoredBars.Refused("low_above_close", "2017-11-07,KO,1,2"),
              new StoredBars.Refused("low_above_close", "NYSE:KO,2017-11-08"),
              new StoredBars.Refused("weekend", "2017-11-11,KO,1"),
              new StoredBars.Refused("weekend", "2017-11-11,KOF,1")));

  @Test
  void missingSessionsAreThoseSinceTheFirstBarAndALateEndIsStale() {
    SymbolHealth health =
        HEALTH.of(
            "NYSE:KO",
            new TreeSet<>(List.of(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(3))),
            WEEKDAYS);
    assertThat(health.coverage().value())
        .isEqualTo(new SymbolHealth.Coverage(MONDAY, MONDAY.plusDays(3), 3, Figure.of(2)));
    assertThat(health.warnings())
        .containsExactly("stale: last bar 2017-11-09, last session 2017-11-10");
  }

  @Test
  void refusedRowsAreCountedByRuleForTheirSymbolOnly() {
    assertThat(HEALTH.of("NYSE:KO", new TreeSet<>(List.of(MONDAY)), WEEKDAYS).rejections())
        .containsExactly(
            new SymbolHealth.Rejection("low_above_close", 2),
            new SymbolHealth.Rejection("weekend", 1));
    assertThat(HEALTH.of("NYSE:K", new TreeSet<>(List.of(MONDAY)), WEEKDAYS).rejections())
        .isEmpty();
  }

  @Test
  void aSymbolWithoutBarsOrOutsideItsCalendarSaysSo() {
    assertThat(HEALTH.of("NYSE:KO", null, WEEKDAYS).coverage().missing()).contains("no bar");
    SymbolHealth early =
        HEALTH.of("X:Y", new TreeSet<>(List.of(LocalDate.of(2016, 5, 2))), WEEKDAYS);
    assertThat(early.coverage().value().missingSessions().missing())
        .isEqualTo("calendar weekdays knows holidays for 2017-01-01..2017-12-31 only");
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
        .containsExactly(new SealedTable("gold.labels", 2, Part.of("9-ab")));
    assertThat(rows.get(0).rowsRead()).isEqualTo(Figure.of(7));
    assertThat(rows.get(1).seconds().missing()).isEqualTo("the stage was not timed");
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
