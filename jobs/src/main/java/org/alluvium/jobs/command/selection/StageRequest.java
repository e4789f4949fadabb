package org.alluvium.jobs.command.selection;

import org.alluvium.flows.selection.StageAddress;
import org.alluvium.jobs.cli.OutputFormat;

/**
 * A stage of a run to be computed again.
 *
 * @param address of the stage, with other parameters
 * @param output form of the result
 */
public record StageRequest(StageAddress address, OutputFormat output) {}
