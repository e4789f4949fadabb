package org.alluvium.jobs.command.strategy;

import org.alluvium.jobs.command.flow.RunRequest;

/**
 * A run of one strategy.
 *
 * @param flow what is run
 * @param profile that names the strategy
 * @param run its id and mode
 */
public record StrategyRequest(StrategyFlow flow, String profile, RunRequest run) {}
