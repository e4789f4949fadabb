package org.alluvium.jobs.error;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;
import org.alluvium.lakehouse.table.TableName;

/** What can be wrong with a sweep before it starts. */
public final class SweepCommandErrors {
  private SweepCommandErrors() {}

  /** A space that is neither a file nor a name, with the one that was probably meant. */
  public static AlluviumException unknownSpace(
      String given, Optional<String> closest, List<String> known) {
    return new AlluviumException(
        USAGE,
        "--space: '%s' is no file, and conf/sweeps has no space of that name%s; %s"
            .formatted(
                given,
                ClosestWord.asked(closest),
                known.isEmpty() ? "it has none" : "it has " + String.join(", ", known)));
  }

  /** No bar to trade on. */
  public static AlluviumException noBars(TableName bars, String lakehouse, String profile) {
    return new AlluviumException(
        INPUT_MISSING,
        "sweep: %s does not exist in lakehouse %s; run './alluvium ingest' or './alluvium flow data --profile %s' first, or point --lakehouse at another root"
            .formatted(bars, lakehouse, profile));
  }
}
