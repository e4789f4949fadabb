package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.OutputFormat;

/**
 * A part of a sleeve's run.
 *
 * @param flow how far it goes
 * @param profile a sleeve of the configuration
 * @param run its id and mode
 * @param output form of the result
 */
public record SleeveRequest(SleeveFlow flow, String profile, RunRequest run, OutputFormat output) {}
