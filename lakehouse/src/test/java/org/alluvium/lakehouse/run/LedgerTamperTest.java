package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of edit to a sealed ledger of six lines is found, and its line is named. */
class LedgerTamperTest {
  private static final int LINES = 6;
  @TempDir Path folder;
  private Path file;
  private byte[] honest;

  @BeforeEach
  void writeLedger() throws Exception {
    file = folder.resolve("audit.jsonl");
    MovableClock clock = new MovableClock(Instant.parse("2026-11-21T02:41:50.123Z"));
    try (AuditLedger ledger =
        AuditLedger.open(file, AuditLedgerTest.RUN, AuditLedgerTest.CODE, clock)) {
      for (int i = 1; i < LINES; i++) {
        clock.advance(java.time.Duration.ofSeconds(1));
        ledger.append(
            AuditEvent.of("stage-" + i, "completed")
                .withOutputs(List.of(AuditLedgerTest.BARS))
                .withDetails(Map.of("näme", "v" + i)));
      }
      ledger.seal(SealedFiles.NONE);
    }
    honest = Files.readAllBytes(file);
    assertThat(AuditLedger.verifyFinished(file).isIntact()).isTrue();
  }

  @Test
  void everyChangeOfASingleByteIsFoundOnItsLine() {
    int line = 1;
    for (int at = 0; at < honest.length; at++) {
      byte[] edited = honest.clone();
      edited[at] ^= 1;
      LedgerVerification checked = LedgerVerifier.verify(edited);
      assertThat(checked.isIntact()).as("byte %d of line %d", at, line).isFalse();
      assertThat(checked.findings().get(0).line()).as("byte %d", at).isEqualTo(line);
      if (honest[at] == '\n') {
        line++;
      }
    }
    assertThat(line).isEqualTo(LINES + 1);
  }

  @Test
  void everyTruncationIsFoundWhereverItCuts() throws Exception {
    for (int length = 0; length < honest.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(honest, length));
      assertThat(AuditLedger.verifyFinished(file).isIntact())
          .as("cut to %d bytes", length)
          .isFalse();
    }
  }

  @Test
  void everyDeletedLineIsNamedByTheOneThatFollows() throws Exception {
    for (int removed = 0; removed < LINES - 1; removed++) {
      int index = removed;
      LedgerFinding first = firstFinding(lines -> lines.remove(index));
      assertThat(first.line()).isEqualTo(removed + 1);
      assertThat(first.what())
          .startsWith(
              "sequence is %d, not %d: 1 missing before it; previous_hash is"
                  .formatted(removed + 2, removed + 1));
    }
    assertThat(firstFinding(lines -> lines.remove(LINES - 1)))
        .hasToString("line 6: the seal of the finished run is missing: cut off at the end");
  }

  @Test
  void everySwapAndEveryRepetitionIsNamed() throws Exception {
    for (int i = 0; i < LINES - 1; i++) {
      int index = i;
      assertThat(firstFinding(lines -> Collections.swap(lines, index, index + 1)).line())
          .isEqualTo(i + 1);
    }
    for (int i = 0; i < LINES; i++) {
      int index = i;
      assertThat(firstFinding(lines -> lines.add(index, lines.get(index))))
          .asString()
          .startsWith("line " + (i + 2) + ": ")
          .contains("sequence is %d, not %d: moved, repeated or inserted".formatted(i + 1, i + 2));
    }
  }

  @Test
  void insertedLinesAreNamedBlankForgedOrAfterTheSeal() throws Exception {
    assertThat(firstFinding(lines -> lines.add(2, ""))).hasToString("line 3: is no JSON object");
    assertThat(firstFinding(lines -> lines.add(LINES, lines.get(0))).what())
        .startsWith("follows the seal, which is the last line of a finished run");
    assertThat(firstFinding(lines -> lines.add(3, forged(lines.get(2), "sequence", 4L))))
        .asString()
        .startsWith("line 4: previous_hash is");
  }

  @Test
  void anEditWithAFreshHashIsGivenAwayByTheNextLine() throws Exception {
    LedgerFinding finding =
        firstFinding(lines -> lines.set(1, forged(lines.get(1), "stage", "other")));

    assertThat(finding.line()).isEqualTo(3);
    assertThat(finding.what()).startsWith("previous_hash is ").contains("but the line before has");
  }

  @Test
  void anEditWithoutAFreshHashIsToldOnceOnItsLine() throws Exception {
    Files.write(file, edited(lines -> lines.set(3, lines.get(3).replace("stage-4", "stage-9"))));

    assertThat(AuditLedger.verifyFinished(file).findings())
        .singleElement()
        .asString()
        .startsWith("line 4: content hashes to ")
        .endsWith(": edited");
  }

  @Test
  void aLineWrittenDifferentlyWithTheSameMeaningIsFound() throws Exception {
    assertThat(firstFinding(lines -> lines.set(0, lines.get(0).replace("\":", "\": "))))
        .hasToString(
            "line 1: is not written as the ledger writes (order of keys, blanks or repeated keys)");
    assertThat(firstFinding(lines -> lines.set(0, lines.get(0) + "\r")).line()).isEqualTo(1);
    assertThat(
            firstFinding(
                    lines -> lines.set(0, "{\"stage\":\"forged\"," + lines.get(0).substring(1)))
                .line())
        .isEqualTo(1);
  }

  /** What only a copy of the head kept elsewhere can show: a chain forged to its end. */
  @Test
  void aChainForgedToItsEndHasAnotherHead() throws Exception {
    String head = AuditLedger.verify(file).head();
    Files.write(
        file,
        edited(
            lines -> {
              String previous = LedgerLine.GENESIS;
              for (int i = 0; i < LINES; i++) {
                Map<String, Object> fields = LedgerLine.parse(lines.get(i));
                fields.put("jar_digest", "forged");
                fields.put(LedgerLine.PREVIOUS, previous);
                lines.set(i, LedgerLine.text(fields));
                previous = (String) LedgerLine.parse(lines.get(i)).get(LedgerLine.HASH);
              }
            }));

    assertThat(AuditLedger.verify(file).isIntact()).isTrue();
    assertThat(AuditLedger.verify(file).head()).isNotEqualTo(head);
  }

  private LedgerFinding firstFinding(Consumer<List<String>> edit) throws Exception {
    Files.write(file, edited(edit));
    LedgerVerification checked = AuditLedger.verifyFinished(file);
    assertThat(checked.isIntact()).isFalse();
    return checked.findings().get(0);
  }

  private byte[] edited(Consumer<List<String>> edit) {
    List<String> lines =
        new ArrayList<>(new String(honest, StandardCharsets.UTF_8).lines().toList());
    edit.accept(lines);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String forged(String line, String field, Object value) {
    Map<String, Object> fields = new TreeMap<>(LedgerLine.parse(line));
    fields.put(field, value);
    return LedgerLine.text(fields);
  }
}
