package org.alluvium.flows.regime;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Collection;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.RootCause;

/** Every message for people about regimes. */
public final class RegimeErrors {
  private RegimeErrors() {}

  static AlluviumException noMarket(String profile, Collection<String> others) {
    return new AlluviumException(
        USAGE,
        "profile %s: it has no market whose regime could be told; choose one of %s"
            .formatted(profile, String.join(", ", others)));
  }

  static AlluviumException unusable(String profile, JsonProcessingException cause) {
    return new AlluviumException(
        USAGE,
        "profiles.%s.regime: %s; docs/regimes.md has what each setting may be"
            .formatted(profile, RootCause.message(cause)),
        cause);
  }

  /** Nothing was computed of a subject by an instant. */
  public static AlluviumException noRows(RegimeSubject subject, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "profile %s: gold.regimes has no row of %s with these settings (lineage %s) known by %s; compute them with './alluvium flow production --profile %s', or choose a later --as-of"
            .formatted(
                subject.profile(), subject.market(), subject.lineage(), asOf, subject.profile()));
  }
}
