package org.alluvium.lakehouse.run;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to do something alone for a while.
 *
 * @param name what is leased
 * @param holder who holds it
 * @param process the holder's {@link ProcessMark}, empty when not known
 * @param token grows with every new holder, so that an old one can be told from a new one
 * @param acquiredAt when this holder got it, UTC
 * @param expiresAt from then on anybody may take it over, UTC
 */
public record Lease(
    String name,
    String holder,
    Optional<String> process,
    long token,
    Instant acquiredAt,
    Instant expiresAt) {

  /** Whether the holder's process is known to have ended without giving the lease back. */
  public boolean isAbandoned() {
    return process.filter(ProcessMark::isGone).isPresent();
  }
}
