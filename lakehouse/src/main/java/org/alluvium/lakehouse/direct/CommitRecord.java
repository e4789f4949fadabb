package org.alluvium.lakehouse.direct;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One commit of a table.
 *
 * @param version its version
 * @param timestamp when it was committed, UTC
 * @param operation what was done, in Delta's words ({@code WRITE}, {@code MERGE}, …); empty text
 *     when the writer did not say
 * @param userMetadata the id of the run that committed, when it said so
 * @param engineInfo the program that committed; empty text when it did not say
 * @param metrics what the writer counted, as text, in order of name
 */
public record CommitRecord(
    long version,
    Instant timestamp,
    String operation,
    Optional<String> userMetadata,
    String engineInfo,
    Map<String, String> metrics) {}
