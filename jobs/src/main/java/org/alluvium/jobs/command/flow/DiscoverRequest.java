package org.alluvium.jobs.command.flow;

import java.util.Optional;
import org.alluvium.flows.discovery.Strictness;

/**
 * Candidates to discover.
 *
 * @param pipeline of {@code conf/discovery}; that of the profile when empty
 * @param profile that the candidates are for, if for one
 * @param strictness what a malformed candidate does
 * @param run its id and mode
 */
public record DiscoverRequest(
    Optional<String> pipeline, Optional<String> profile, Strictness strictness, RunRequest run) {}
