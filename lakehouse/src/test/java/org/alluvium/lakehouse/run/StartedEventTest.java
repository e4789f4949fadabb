package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedEventTest {
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");
  @TempDir Path runs;
  private RunFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = RunFolder.create(runs, RUN);
    Files.writeString(folder.config().resolve("resolved_manifest.json"), "{}");
    Files.writeString(folder.config().resolve("calendars.json"), "{}");
  }

  @Test
  void aRunThatNeverBeganHasNoneAndAResumedOneTheLast() throws IOException {
    Files.createFile(folder.auditFile());
    assertThat(StartedEvent.read(folder)).isEmpty();

    begin("weekly");
    Files.writeString(folder.config().resolve("calendars.json"), "{\"calendars\": []}");
    assertThat(SealedFiles.recorded(folder).damages(folder)).hasSize(1);
    begin("data us");

    StartedEvent last = StartedEvent.read(folder).orElseThrow();
    assertThat(last.flow()).isEqualTo("data us");
    assertThat(last.jarDigest()).isEqualTo("none");
    SealedFiles sealed = SealedFiles.recorded(folder);
    assertThat(sealed.digests())
        .containsOnlyKeys("config/calendars.json", "config/resolved_manifest.json");
    assertThat(sealed.damages(folder)).isEmpty();
  }

  @Test
  void theSealHoldsWhatTheRunLeavesAndNothingMayBeAddedToItsInputs() throws IOException {
    Path manifest = Files.writeString(folder.data().resolve("silver.daily_bars.json"), "{}");
    Path report = Files.writeString(folder.reports().resolve("index.html"), "as it was");
    begin("weekly");
    end();
    assertThat(SealedFiles.recorded(folder).damages(folder)).isEmpty();

    Files.writeString(manifest, "{ }");
    Files.writeString(report, "as one would like it");
    Files.writeString(folder.data().resolve("silver.macro.json"), "{}");
    Files.writeString(folder.reports().resolve("printed.pdf"), "no part of the run");

    assertThat(SealedFiles.recorded(folder).damages(folder))
        .hasSize(3)
        .anyMatch(d -> d.startsWith("data/silver.daily_bars.json hashes to "))
        .anyMatch(d -> d.startsWith("reports/index.html hashes to "))
        .contains("data/silver.macro.json is not in the ledger: added after the run");
  }

  @Test
  void oneSpaceMoreIsAnEdit() throws IOException {
    begin("weekly");
    Files.writeString(folder.config().resolve("resolved_manifest.json"), "{ }");
    Files.delete(folder.config().resolve("calendars.json"));

    // SHA-256 of "{}" and "{ }", by sha256sum of GNU coreutils.
    String recorded = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assertThat(SealedFiles.recorded(folder).damages(folder))
        .containsExactly(
            "config/calendars.json is missing, the ledger has its SHA-256 " + recorded,
            "config/resolved_manifest.json hashes to 257c1be96ae69f4b01c2c69bdb6d78605f59175819fb007d0bf245bf48444c4a, but the ledger has %s: edited"
                .formatted(recorded));
  }

  @Test
  void linesThatCannotBeReadArePassed() throws IOException {
    begin("weekly");
    byte[] torn = "{\"run\u00fc".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.auditFile(), torn, StandardOpenOption.APPEND);

    assertThat(StartedEvent.read(folder).orElseThrow().flow()).isEqualTo("weekly");
  }

  private void begin(String flow) {
    try (AuditLedger ledger = ledger()) {
      ledger.append(StartedEvent.of(folder, flow, AS_OF, "d1".repeat(32)));
    }
  }

  private void end() {
    try (AuditLedger ledger = ledger()) {
      ledger.seal(SealedFiles.results(folder));
    }
  }

  private AuditLedger ledger() {
    Clock clock = Clock.fixed(AS_OF, ZoneOffset.UTC);
    return AuditLedger.open(folder.auditFile(), RUN, new CodeIdentity("0.1.0", "none"), clock);
  }
}
