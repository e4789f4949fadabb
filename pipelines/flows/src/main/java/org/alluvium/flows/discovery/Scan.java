package org.alluvium.flows.discovery;

import java.security.MessageDigest;
import java.util.List;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * What one scanner received, and the rows read from it.
 *
 * @param digest SHA-256 of the pages, hex
 */
record Scan(Scanner scanner, List<Page> pages, String digest, List<ScannedRow> rows) {
  private static final int SHORT = 16;

  /** Reads pages. */
  static Scan of(Scanner scanner, List<Page> pages) {
    return new Scan(scanner, List.copyOf(pages), digest(pages), scanner.read(pages));
  }

  /** Names the content: a row of it is refused once, however often it is received. */
  String batchId(String pipeline) {
    return "discovery/%s/%s:%s".formatted(pipeline, scanner.id(), digest.substring(0, SHORT));
  }

  private static String digest(List<Page> pages) {
    MessageDigest digest = Sha256.start();
    pages.forEach(page -> digest.update(page.content()));
    return Sha256.hex(digest);
  }
}
