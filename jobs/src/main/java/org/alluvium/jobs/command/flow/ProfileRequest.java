package org.alluvium.jobs.command.flow;

/**
 * A run of one profile.
 *
 * @param profile a name that the configuration holds
 * @param run its id and mode
 */
public record ProfileRequest(String profile, RunRequest run) {}
