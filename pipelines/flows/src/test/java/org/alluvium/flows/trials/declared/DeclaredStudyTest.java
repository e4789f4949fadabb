package org.alluvium.flows.trials.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.StudySummary;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredStudyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final Study GRID = new Study("grid", "momentum/sp500/5-sessions");
  private static final List<TableName> TABLES =
      List.of(Trials.SPEC.name(), TrialOutcomes.SPEC.name(), TrialReturns.SPEC.name());

  @TempDir private Path folder;
  private DirectLakehouse lakehouse;
  private TrialTables tables;

  @BeforeEach
  void open() {
    lakehouse = DirectLakehouse.open(folder.toString());
    tables = new TrialTables(lakehouse);
  }

  @Test
  void everyTrialIsOnRecordAndOneWithoutReturnsFailed() {
    declare(grid(0.01));

    assertThat(tables.ofStudy("grid"))
        .extracting(Trial::id)
        .containsExactly("grid-0001", "grid-0002", "grid-0003");
    assertThat(tables.returns("grid")).containsOnlyKeys("grid-0001", "grid-0002");
    assertThat(tables.returns("grid").get("grid-0001")).isEqualTo(stream(0.01, 0.03));
    StudySummary summary = StudySummary.all(tables).get(0);
    assertThat(summary.started()).isEqualTo(3);
    assertThat(summary.finished()).isEqualTo(2);
    assertThat(summary.failed()).isOne();
    assertThat(summary.unfinished()).isZero();
    // (0.01 + 0.03) / 2 over √(2 · 0.01²)
    assertThat(summary.best()).hasValueCloseTo(Math.sqrt(2), rounding());
    assertThat(tables.outcomes("grid").get("grid-0003").reason())
        .contains("its column has no return");
  }

  @Test
  void theSameTwiceAddsNothing() {
    declare(grid(0.01));
    List<Long> versions = TABLES.stream().map(lakehouse::version).toList();

    assertThat(DeclaredStudy.of(grid(0.01), tables).isThere()).isTrue();
    declare(grid(0.01));
    assertThat(TABLES.stream().map(lakehouse::version).toList()).isEqualTo(versions);
  }

  @Test
  void anythingElseUnderTheNameOfAStudyIsRefused() {
    declare(grid(0.01));

    assertThatThrownBy(() -> declare(grid(0.02)))
        .hasMessage(
            "study grid: the returns of trial grid-0001 (a) differ: on record are 0.01 on 1970-04-11, declared 0.02 on 1970-04-11;"
                + " trials are never changed: give another --study of the same family, which counts both");
    Map<String, Optional<ReturnStream>> more = columns(0.01);
    more.put("d", Optional.empty());
    assertThatThrownBy(() -> declare(Declaration.of(GRID, more, Map.of())))
        .hasMessage(
            "study grid is on record with 3 trials, 4 are declared; trials are never added to a study nor taken out:"
                + " declare further ones as another --study of the same family, which counts both");
    assertThatThrownBy(
            () ->
                declare(Declaration.of(new Study("grid", "other/family"), columns(0.01), Map.of())))
        .hasMessage(
            "study grid is on record with the family momentum/sp500/5-sessions, not other/family;"
                + " declare it as that family, or give another --study");
    Map<String, String> parameters = Map.of("a", "{\"w\":1}", "b", "{}", "c", "{}");
    assertThatThrownBy(() -> declare(Declaration.of(GRID, columns(0.01), parameters)))
        .hasMessageStartingWith(
            "study grid: grid-0001 (a) is on record with sampler declared and parameters {},"
                + " declared is grid-0001 (a) with sampler declared and parameters {\"w\":1}; trials are never changed");
    Map<String, Optional<ReturnStream>> failed = columns(0.01);
    failed.put("a", Optional.empty());
    assertThatThrownBy(() -> declare(Declaration.of(GRID, failed, Map.of())))
        .hasMessageContaining("2 returns are on record, 0 are declared");
    assertThat(StudySummary.all(tables)).hasSize(1);
  }

  @Test
  void whatADeclarationThatWasKilledHadNotWrittenIsAdded() {
    Declaration declaration = grid(0.01);
    writer().start(GRID, declaration.trials());
    assertThat(StudySummary.all(tables).get(0).unfinished()).isEqualTo(3);
    writer().keep(GRID, Map.of("grid-0001", stream(0.01, 0.03)));

    declare(declaration);

    assertThat(lakehouse.rows(TrialReturns.SPEC.name())).hasSize(4);
    assertThat(StudySummary.all(tables).get(0).finished()).isEqualTo(2);
    assertThat(DeclaredStudy.of(declaration, tables).isThere()).isTrue();
  }

  @Test
  void trialsWithLostReturnsCount() {
    declare(Declaration.ofLost(new Study("lost", GRID.family()), 12_345, Map.of()));
    declare(grid(0.01));

    assertThat(tables.ofFamily(GRID.family())).hasSize(12_348);
    assertThat(tables.outcomes("lost").get("lost-12345").reason()).contains("its returns are lost");
  }

  @Test
  void aTrialIsStartedAndEndedOnce() {
    Declaration declaration = grid(0.01);
    declare(declaration);
    assertThatThrownBy(() -> writer().start(GRID, declaration.trials()))
        .hasMessage(
            "gold.trials has rows of grid-0001, grid-0002, grid-0003 already, and its rows are never changed; give the trials another study");
    assertThatThrownBy(() -> writer().end(GRID, declaration.outcomes().values()))
        .hasMessageStartingWith("gold.trial_outcomes has rows of grid-0001, ");
  }

  @Test
  void parametersAreOfEveryTrialOrOfNone() {
    assertThatThrownBy(
            () -> Declaration.of(GRID, columns(0.01), Map.of("a", "{}", "b", "{}", "x", "{}")))
        .hasMessage(
            "--parameters: it lacks c, and it has x, which is no trial; give one entry per trial, by the name of its column"
                + " in --returns, or by its number from 1 with --count; nothing was written");
  }

  @Test
  void namesThatCannotBePartOfAnIdAreRefused() {
    assertThatThrownBy(() -> new Study("a/b", "f"))
        .hasMessageStartingWith("study 'a/b': a name has 1 to 64 letters, digits, dots");
    assertThatThrownBy(() -> new Study("a", "two words"))
        .hasMessageStartingWith("family 'two words': a name has 1 to 128 letters");
  }

  private static Offset<Double> rounding() {
    return within(1e-12);
  }

  private static Declaration grid(double first) {
    return Declaration.of(GRID, columns(first), Map.of());
  }

  private static Map<String, Optional<ReturnStream>> columns(double first) {
    Map<String, Optional<ReturnStream>> columns = new LinkedHashMap<>();
    columns.put("a", Optional.of(stream(first, 0.03)));
    columns.put("b", Optional.of(stream(-0.01, 0.01)));
    columns.put("c", Optional.empty());
    return columns;
  }

  private static ReturnStream stream(double... values) {
    return ReturnStream.of(new long[] {100, 101}, values);
  }

  private void declare(Declaration declaration) {
    DeclaredStudy.of(declaration, tables).write(writer());
  }

  private TrialWriter writer() {
    return new TrialWriter(lakehouse, "run-1", CLOCK);
  }
}
