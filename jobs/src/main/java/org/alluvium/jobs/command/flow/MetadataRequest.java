package org.alluvium.jobs.command.flow;

import java.util.Optional;

/**
 * Metadata of instruments.
 *
 * @param profile whose symbols are checked; those of {@code weekly} when empty
 * @param mode execute, or print the plan
 */
public record MetadataRequest(Optional<String> profile, RunMode mode) {}
