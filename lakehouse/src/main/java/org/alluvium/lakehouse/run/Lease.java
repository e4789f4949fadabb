package org.alluvium.lakehouse.run;

import java.time.Instant;

/**
 * The right to do something alone for a while.
 *
 * @param name what is leased
 * @param holder who holds it
 * @param token grows with every new holder, so that an old one can be told from a new one
 * @param acquiredAt when this holder got it, UTC
 * @param expiresAt from then on anybody may take it over, UTC
 */
public record Lease(
    String name, String holder, long token, Instant acquiredAt, Instant expiresAt) {}
