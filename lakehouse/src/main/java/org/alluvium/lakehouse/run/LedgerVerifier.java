package org.alluvium.lakehouse.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks a ledger's bytes once and collects what differs, at most one finding per line. After a
 * damaged line it goes on from what that line says, so that one edit is told once.
 */
final class LedgerVerifier {
  private final List<LedgerFinding> findings = new ArrayList<>();
  private long lines;
  private long sequence;
  private String head = LedgerLine.GENESIS;
  private boolean sealed;

  static LedgerVerification verify(byte[] ledger) {
    return new LedgerVerifier().run(new String(ledger, StandardCharsets.UTF_8));
  }

  private LedgerVerification run(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      check(text.substring(start, end));
      start = end + 1;
    }
    boolean torn = start < text.length();
    if (torn) {
      found(
          lines + 1,
          List.of(
              "ends in the middle after "
                  + (text.length() - start)
                  + " characters; a killed run leaves this, resuming the run mends it"));
    } else if (lines == 0) {
      found(1, List.of("is missing, the ledger is empty"));
    }
    return new LedgerVerification(lines, findings, torn, sealed, head);
  }

  private void check(String line) {
    lines++;
    List<String> differences = new ArrayList<>();
    if (sealed) {
      differences.add("follows the seal, which is the last line of a finished run");
    }
    Map<String, Object> fields = LedgerLine.parse(line);
    if (fields == null) {
      differences.add("is no JSON object");
      sequence++;
    } else {
      checkSequence(fields.get(LedgerLine.SEQUENCE), differences);
      checkPrevious(String.valueOf(fields.get(LedgerLine.PREVIOUS)), differences);
      checkContent(line, fields, differences);
      head = String.valueOf(fields.get(LedgerLine.HASH));
      sealed = AuditLedger.SEALED.equals(fields.get(LedgerLine.EVENT));
    }
    found(lines, differences);
  }

  private void checkSequence(Object value, List<String> differences) {
    long expected = sequence + 1;
    if (!(value instanceof Number number)) {
      differences.add("sequence is " + value + ", not " + expected);
      sequence = expected;
      return;
    }
    long found = number.longValue();
    if (found > expected) {
      differences.add(
          "sequence is %d, not %d: %d missing before it"
              .formatted(found, expected, found - expected));
    } else if (found < expected) {
      differences.add(
          "sequence is %d, not %d: moved, repeated or inserted".formatted(found, expected));
    }
    sequence = found;
  }

  private void checkPrevious(String previous, List<String> differences) {
    if (!previous.equals(head)) {
      differences.add(
          "previous_hash is %s, but the line before has %s"
              .formatted(shorten(previous), shorten(head)));
    }
  }

  private static void checkContent(
      String line, Map<String, Object> fields, List<String> differences) {
    String honest = LedgerLine.text(fields);
    if (honest.equals(line)) {
      return;
    }
    String stated = String.valueOf(fields.get(LedgerLine.HASH));
    String computed = String.valueOf(LedgerLine.parse(honest).get(LedgerLine.HASH));
    differences.add(
        stated.equals(computed)
            ? "is not written as the ledger writes (order of keys, blanks or repeated keys)"
            : "content hashes to %s, but hash is %s: edited"
                .formatted(shorten(computed), shorten(stated)));
  }

  private void found(long line, List<String> differences) {
    if (!differences.isEmpty()) {
      findings.add(new LedgerFinding(line, String.join("; ", differences)));
    }
  }

  private static String shorten(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) + "…" : hash;
  }
}
