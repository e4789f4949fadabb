package org.alluvium.jobs.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.command.LocalCommands;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.AuditEvent;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of one profile of which a setting differs, so that their rows have other lineages. */
class AuditDiffCommandTest {
  private static final Instant AS_OF = Instant.parse("2017-11-11T00:00:00Z");
  private static final Instant DECIDED = Instant.parse("2017-11-10T22:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunId first = RunId.parse("2017-11-10T20261121T024150Z-0001");
  private final RunId second = RunId.parse("2017-11-10T20261121T024150Z-0002");
  private final RunId third = RunId.parse("2017-11-10T20261121T024150Z-0003");
  @TempDir private Path folder;
  private LocalCommands commands;
  private DirectLakehouse lakehouse;

  @BeforeEach
  void makeRuns() throws IOException {
    commands = new LocalCommands(folder, CLOCK);
    lakehouse = DirectLakehouse.open(folder.resolve("lake").toString());
    write("aaaa", List.of(weight("aaaa", "X:A", 0.5), weight("aaaa", "X:B", 0.5)), 1.25);
    finish(first, "aaaa", 0, 2);
    write("bbbb", List.of(weight("bbbb", "X:A", 0.5), weight("bbbb", "X:C", 0.5)), 1.5);
    finish(second, "bbbb", 1, 2);
    finish(third, "bbbb", 1, 3);
  }

  @Test
  void rowsAndFiguresOfBothLineagesAreBesideEachOther() {
    assertThat(commands.run("audit diff %s %s".formatted(first, second))).isZero();

    assertThat(commands.out())
        .contains("configuration of p\n  capital  aaaa  bbbb")
        .contains("output of p\n")
        .containsPattern(
            "gold\\.weights +2 rows +2 rows +portfolio: 1 rows added, 0 changed, 1 gone; first 2017-11-10 equal X:B")
        .containsPattern(
            "gold\\.backtests +2 rows +2 rows +backtest: 0 rows added, 1 changed, 0 gone; first 2017-11-10 equal sharpe")
        .containsPattern("figure of p\n  equal Sharpe +1\\.2500 +1\\.5000\n\n")
        .contains("p: lineage aaaa is compared with bbbb", "2 outputs with another digest")
        .doesNotContain("by digests only");
    assertThat(commands.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void programsAreToldEverything() throws IOException {
    assertThat(commands.run("audit diff %s %s --output json".formatted(first, second))).isZero();

    JsonNode weights =
        JSON.readTree(commands.out())
            .valueStream()
            .filter(row -> row.path("name").asText().startsWith("gold.weights"))
            .findFirst()
            .orElseThrow();
    assertThat(weights.path("old").asText()).isEqualTo("aaaa".repeat(16));
    assertThat(weights.path("new_slice").asText()).isEqualTo("profile = 'p' and lineage = 'bbbb'");
    assertThat(weights.path("added").asInt()).isEqualTo(1);
    assertThat(weights.path("first_row").asText()).isEqualTo("equal X:B");
  }

  @Test
  void rowsThatAreNotThoseOfTheRunAreNotCompared() {
    assertThat(commands.run("audit diff %s %s".formatted(first, third))).isZero();

    assertThat(commands.out())
        .containsPattern("gold\\.weights +2 rows +3 rows +portfolio: 2 rows, then 3")
        .contains(
            "of run %s by digests only: gold.weights version 1; 2 rows in lakehouse"
                .formatted(third),
            "the run left 3");
  }

  @Test
  void withoutTheLakehouseDigestsSayWhatMoved() {
    assertThat(
            commands.run(
                "audit diff %s %s --lakehouse %s".formatted(first, second, folder.resolve("none"))))
        .isZero();

    assertThat(commands.out())
        .containsPattern("gold\\.weights +a{12} +b{12} +portfolio: 2 rows, then 2")
        .contains(
            "of run %s by digests only: gold.backtests version 0, gold.weights version 0; not in lakehouse"
                .formatted(first))
        .doesNotContain("figure of");
  }

  private void write(String lineage, List<Map<String, Object>> weights, double sharpe) {
    lakehouse.appendRetrying(Weights.SPEC, weights);
    lakehouse.appendRetrying(
        Backtests.SPEC,
        List.of(metric(lineage, "sharpe", sharpe), metric(lineage, "max_drawdown", -0.25)));
  }

  /** Its own lakehouse is gone: the one of the command line is looked into. */
  private void finish(RunId id, String lineage, long version, long weights) throws IOException {
    CodeIdentity code = new CodeIdentity("0.1.0", "none");
    RunFolder run = RunFolder.create(folder.resolve("runs"), id);
    ObjectNode manifest = JSON.createObjectNode().put("digest", "d1");
    ObjectNode configuration = manifest.putObject("configuration");
    configuration.putObject("lakehouse").put("root", folder.resolve("gone").toString());
    configuration.putObject("profiles").putObject("p").put("capital", lineage);
    manifest.putObject("provenance").put("$.profiles.p.capital", "conf/manifest.json");
    Files.writeString(run.config().resolve("resolved_manifest.json"), manifest.toPrettyString());
    String slice = "profile = 'p' and lineage = '%s'".formatted(lineage);
    try (AuditLedger ledger = AuditLedger.open(run.auditFile(), run.runId(), code, CLOCK)) {
      ledger.append(StartedEvent.of(run, "backtest p", AS_OF, "d1".repeat(32)));
      ledger.append(completed("portfolio", Weights.SPEC, slice, version, weights, lineage));
      ledger.append(
          completed(
              "backtest",
              Backtests.SPEC,
              slice + " and event_date = date'2017-11-10'",
              version,
              2,
              lineage));
      ledger.seal(SealedFiles.results(run));
    }
  }

  private static AuditEvent completed(
      String stage, TableSpec table, String slice, long version, long rows, String lineage) {
    return AuditEvent.of(stage, "completed")
        .withOutputs(
            List.of(new TableState(table.name(), slice, version, rows, lineage.repeat(16))));
  }

  private static Map<String, Object> weight(String lineage, String symbol, double weight) {
    return Map.of(
        Weights.PROFILE, "p",
        Weights.LINEAGE, lineage,
        Weights.ENGINE, "equal",
        Weights.EVENT_DATE, LocalDate.parse("2017-11-10"),
        Weights.KNOWN_AT, DECIDED,
        Weights.SYMBOL, symbol,
        Weights.WEIGHT, weight,
        Weights.RUN_ID, "r",
        Weights.INGESTED_AT, AS_OF);
  }

  private static Map<String, Object> metric(String lineage, String metric, double value) {
    return Map.of(
        Backtests.PROFILE,
        "p",
        Backtests.LINEAGE,
        lineage,
        Backtests.ENGINE,
        "equal",
        Backtests.EVENT_DATE,
        LocalDate.parse("2017-11-10"),
        Backtests.METRIC,
        metric,
        Backtests.VALUE,
        value,
        Backtests.RUN_ID,
        "r",
        Backtests.INGESTED_AT,
        AS_OF);
  }
}
