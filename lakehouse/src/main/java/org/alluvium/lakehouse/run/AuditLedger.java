package org.alluvium.lakehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * A run's ledger, {@code audit.jsonl}: one event per line, each line holding the hash of the one
 * before, synced to disk line by line. One process writes at a time (a file lock holds the others
 * off); its threads may share it.
 *
 * <p>The chain shows any change to a line that is not carried on through every later line. Whoever
 * can rewrite the whole file can forge a whole chain, so the last hash of a finished run stands in
 * its row of {@code ops.pipeline_runs}, too.
 */
public final class AuditLedger implements AutoCloseable {
  /** Event of the last line of a finished run. */
  public static final String SEALED = "sealed";

  /** Event of the line that follows a mended, torn one. */
  public static final String HEALED = "healed";

  /** Stage of events of the run as a whole. */
  static final String RUN_STAGE = "run";

  private final Path file;
  private final FileChannel channel;
  private final RunId run;
  private final CodeIdentity code;
  private final Clock clock;
  private long sequence;
  private String head;
  private boolean sealed;

  private AuditLedger(Path file, FileChannel channel, RunId run, CodeIdentity code, Clock clock) {
    this.file = file;
    this.channel = channel;
    this.run = run;
    this.code = code;
    this.clock = clock;
  }

  /**
   * Opens a run's ledger, new or to be continued. A torn last line of a killed run is cut off, and
   * a {@value #HEALED} event says what was cut.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the ledger is damaged, sealed, or
   *     being written by another process
   */
  public static AuditLedger open(Path file, RunId run, CodeIdentity code, Clock clock) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(file, channel);
        AuditLedger ledger = new AuditLedger(file, channel, run, code, clock);
        ledger.resume();
        return ledger;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open ledger " + file, e);
    }
  }

  /**
   * Checks every line of a ledger, of a run that is still going, was killed, or is over.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when there is no such file
   */
  public static LedgerVerification verify(Path file) {
    if (!Files.isRegularFile(file)) {
      throw RunErrors.ledgerMissing(file);
    }
    try {
      return LedgerVerifier.verify(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read ledger " + file, e);
    }
  }

  /** Checks the ledger of a run that is over: a missing seal is a finding, too. */
  public static LedgerVerification verifyFinished(Path file) {
    LedgerVerification checked = verify(file);
    if (checked.sealed()) {
      return checked;
    }
    List<LedgerFinding> findings = new ArrayList<>(checked.findings());
    findings.add(
        new LedgerFinding(
            checked.lines() + 1, "the seal of the finished run is missing: cut off at the end"));
    return new LedgerVerification(checked.lines(), findings, checked.torn(), false, checked.head());
  }

  /**
   * Appends one event and syncs it to disk.
   *
   * @return the new line's hash
   */
  public synchronized String append(AuditEvent event) {
    if (sealed) {
      throw RunErrors.ledgerSealed(file);
    }
    String line = LedgerLine.text(fields(event));
    writeSynced(line + "\n");
    sequence++;
    head = String.valueOf(LedgerLine.parse(line).get(LedgerLine.HASH));
    return head;
  }

  /**
   * Appends the last line: nothing can follow it, and cutting it off is seen.
   *
   * @param files what must stay in the run's folder as it is
   */
  public synchronized String seal(SealedFiles files) {
    Map<String, String> details = new TreeMap<>(files.digests());
    details.put("lines", Long.toString(sequence + 1));
    String hash = append(AuditEvent.of(RUN_STAGE, SEALED).withDetails(details));
    sealed = true;
    return hash;
  }

  /** Hash of the last line, zeros when there is none. */
  public synchronized String head() {
    return head;
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close ledger " + file, e);
    }
  }

  private void resume() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    LedgerVerification checked = LedgerVerifier.verify(bytes);
    if (bytes.length > 0 && !checked.isIntact() && !checked.isHealable()) {
      throw RunErrors.ledgerDiffers(file, checked.findings().get(0));
    }
    if (checked.sealed()) {
      throw RunErrors.ledgerSealed(file);
    }
    sequence = checked.lines();
    head = checked.head();
    if (checked.torn()) {
      heal(bytes);
    }
  }

  private void heal(byte[] bytes) throws IOException {
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    byte[] torn = java.util.Arrays.copyOfRange(bytes, whole, bytes.length);
    channel.truncate(whole);
    append(
        AuditEvent.of(RUN_STAGE, HEALED)
            .withDetails(
                Map.of(
                    "bytes_cut", Integer.toString(torn.length),
                    "sha256_cut", Sha256.of(torn))));
  }

  private Map<String, Object> fields(AuditEvent event) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put(LedgerLine.SEQUENCE, sequence + 1);
    fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("run", run.toString());
    fields.put("stage", event.stage());
    fields.put(LedgerLine.EVENT, event.event());
    fields.put("inputs", LedgerLine.tables(event.inputs()));
    fields.put("outputs", LedgerLine.tables(event.outputs()));
    fields.put("parameters_digest", event.parametersDigest());
    fields.put("code_version", code.version());
    fields.put("jar_digest", code.jarDigest());
    fields.put("duration_ms", event.duration().toMillis());
    fields.put("details", event.details());
    fields.put(LedgerLine.PREVIOUS, head);
    return fields;
  }

  /** A line that could not be written whole is taken back, so that the chain stays whole. */
  private void writeSynced(String line) {
    try {
      long end = channel.size();
      try {
        ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        channel.position(end);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      } catch (IOException e) {
        if (channel.isOpen()) {
          channel.truncate(end);
        }
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write ledger " + file, e);
    }
  }

  /** The lock is held until the channel closes. */
  private static void lock(Path file, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw RunErrors.ledgerInUse(file);
      }
    } catch (OverlappingFileLockException e) {
      throw RunErrors.ledgerInUse(file);
    }
  }
}
