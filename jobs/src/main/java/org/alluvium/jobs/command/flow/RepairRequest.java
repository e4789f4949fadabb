package org.alluvium.jobs.command.flow;

import java.util.List;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.flow.CheckRequest.Strictness;

/**
 * A repair of the daily bars.
 *
 * @param symbols these instruments only, or all when empty
 * @param strictness whether a gap that is left fails the command
 * @param mode fill the gaps, or list them
 * @param output form of the result
 */
public record RepairRequest(
    List<String> symbols, Strictness strictness, RunMode mode, OutputFormat output) {
  public RepairRequest {
    symbols = List.copyOf(symbols);
  }
}
