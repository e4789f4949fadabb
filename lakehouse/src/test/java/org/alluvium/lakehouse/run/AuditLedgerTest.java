package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLedgerTest {
  static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");
  static final CodeIdentity CODE = new CodeIdentity("0.1.0", "ab".repeat(32));
  static final TableState BARS =
      new TableState(TableName.parse("silver.daily_bars"), "", 42, 214_902, "d1");
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T02:41:50Z"));
  @TempDir Path folder;

  @Test
  void aLineTellsWhoWhenWhatFromWhichTablesAndWithWhichCode() throws IOException {
    try (AuditLedger ledger = open()) {
      ledger.append(
          AuditEvent.of("select", "completed")
              .withInputs(List.of(BARS))
              .withParametersDigest("p1")
              .withDuration(Duration.ofMillis(1_250))
              .withDetails(Map.of("note", "naïve \"quotes\"\n")));
    }

    List<String> lines = Files.readAllLines(file());
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(lines).hasSize(1);
    assertThat(line.get("sequence").asLong()).isEqualTo(1);
    assertThat(line.get("time").asText()).isEqualTo("2026-11-21T02:41:50Z");
    assertThat(line.get("run").asText()).isEqualTo(RUN.toString());
    assertThat(line.get("inputs").get(0))
        .hasToString(
            "{\"digest\":\"d1\",\"rows\":214902,\"slice\":\"\",\"table\":\"silver.daily_bars\",\"version\":42}");
    assertThat(line.get("parameters_digest").asText()).isEqualTo("p1");
    assertThat(line.get("duration_ms").asLong()).isEqualTo(1_250);
    assertThat(line.get("code_version").asText()).isEqualTo("0.1.0");
    assertThat(line.get("jar_digest").asText()).isEqualTo(CODE.jarDigest());
    assertThat(line.get("details").get("note").asText()).isEqualTo("naïve \"quotes\"\n");
    assertThat(line.get("previous_hash").asText()).isEqualTo("0".repeat(64));
  }

  @Test
  void theHashIsThatOfTheLineWithoutItsHash() throws IOException {
    try (AuditLedger ledger = open()) {
      ledger.append(AuditEvent.of("run", "started"));
    }
    String line = Files.readAllLines(file()).get(0);
    String hash = new ObjectMapper().readTree(line).get("hash").asText();

    assertThat(
            Sha256.of(
                line.replace("\"hash\":\"" + hash + "\",", "")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(hash);
  }

  @Test
  void anUntouchedLedgerIsIntactSealedOrNot() {
    try (AuditLedger ledger = open()) {
      for (int i = 0; i < 5; i++) {
        ledger.append(AuditEvent.of("stage-" + i, "completed"));
      }
      assertThat(AuditLedger.verify(file()).isIntact()).isTrue();
      assertThat(AuditLedger.verifyFinished(file()).findings())
          .singleElement()
          .hasToString("line 6: the seal of the finished run is missing: cut off at the end");
      ledger.seal(SealedFiles.NONE);
      assertThatThrownBy(() -> ledger.append(AuditEvent.of("late", "started")))
          .hasMessageContaining("is sealed, its run is over; start a new run");
    }
    LedgerVerification checked = AuditLedger.verifyFinished(file());
    assertThat(checked.isIntact()).isTrue();
    assertThat(checked.sealed()).isTrue();
    assertThat(checked.lines()).isEqualTo(6);
  }

  @Test
  void aKilledRunsLedgerStaysVerifiableAndResumingMendsIt() throws IOException {
    try (AuditLedger ledger = open()) {
      ledger.append(AuditEvent.of("run", "started"));
      ledger.append(AuditEvent.of("select", "started"));
    }
    String whole = Files.readString(file());
    Files.writeString(file(), whole + whole.substring(0, 40));

    LedgerVerification torn = AuditLedger.verify(file());
    assertThat(torn.isHealable()).isTrue();
    assertThat(torn.findings())
        .singleElement()
        .asString()
        .startsWith("line 3: ends in the middle after 40 characters");

    try (AuditLedger ledger = open()) {
      ledger.append(AuditEvent.of("select", "completed"));
      ledger.seal(SealedFiles.NONE);
    }
    assertThat(AuditLedger.verifyFinished(file()).isIntact()).isTrue();
    assertThat(Files.readAllLines(file()))
        .hasSize(5)
        .element(2)
        .asString()
        .contains("\"event\":\"healed\"", "\"bytes_cut\":\"40\"");
  }

  @Test
  void aLedgerTornInItsVeryFirstLineIsMended() throws IOException {
    Files.writeString(file(), "{\"code_ver");
    try (AuditLedger ledger = open()) {
      ledger.append(AuditEvent.of("run", "started"));
    }
    assertThat(AuditLedger.verify(file()).isIntact()).isTrue();
    assertThat(AuditLedger.verify(file()).lines()).isEqualTo(2);
  }

  @Test
  void aDamagedLedgerIsNotContinued() throws IOException {
    try (AuditLedger ledger = open()) {
      ledger.append(AuditEvent.of("run", "started"));
      ledger.append(AuditEvent.of("run", "failed"));
    }
    Files.writeString(file(), Files.readString(file()).replace("failed", "passed"));

    assertThatThrownBy(this::open)
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining("cannot be continued, line 2: content hashes to");
  }

  @Test
  void oneWriterAtATimeHoldsALedger() {
    try (AuditLedger ledger = open()) {
      assertThat(ledger.head()).isEqualTo("0".repeat(64));
      assertThatThrownBy(this::open).hasMessageContaining("is being written by another process");
    }
    open().close();
  }

  @Test
  void aLedgerThatIsNotThereIsToldByName() {
    assertThatThrownBy(() -> AuditLedger.verify(file()))
        .hasMessage("ledger %s does not exist; name a run that started".formatted(file()));
  }

  private AuditLedger open() {
    return AuditLedger.open(file(), RUN, CODE, clock);
  }

  private Path file() {
    return folder.resolve("audit.jsonl");
  }
}
