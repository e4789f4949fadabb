package org.alluvium.jobs.command.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.cli.OutputFormat;

/**
 * What {@code audit canary} is asked.
 *
 * @param profile whose decisions and instruments; the sleeves of weekly and every instrument when
 *     empty
 * @param dates as of whose closes; drawn when empty
 * @param symbols whose features and labels; drawn when empty
 * @param samples how many dates and symbols are drawn
 * @param seed of the draw
 * @param output form of the result
 */
public record CanaryOptions(
    Optional<String> profile,
    List<LocalDate> dates,
    List<String> symbols,
    int samples,
    long seed,
    OutputFormat output) {
  public CanaryOptions {
    dates = List.copyOf(dates);
    symbols = List.copyOf(symbols);
  }
}
