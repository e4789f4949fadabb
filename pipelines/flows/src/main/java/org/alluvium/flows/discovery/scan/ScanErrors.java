package org.alluvium.flows.discovery.scan;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;

import java.nio.file.Path;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people that scanners can show. */
final class ScanErrors {
  private ScanErrors() {}

  static AlluviumException unreadable(String scanner, String page, String what) {
    return new AlluviumException(
        DATA_CHECK,
        "scanner '%s': %s %s; nothing was written, scan again or correct it"
            .formatted(scanner, page, what));
  }

  static AlluviumException noFile(String scanner, Path file, String why) {
    return new AlluviumException(
        INPUT_MISSING,
        "scanner '%s': cannot read %s: %s; restore the file or change 'path' in conf/discovery"
            .formatted(scanner, file, why));
  }

  static AlluviumException pagesEnded(String scanner, long received, long promised) {
    return new AlluviumException(
        DATA_CHECK,
        "scanner '%s': the screener said that %d rows match and stopped after %d; nothing was written, scan again"
            .formatted(scanner, promised, received));
  }
}
