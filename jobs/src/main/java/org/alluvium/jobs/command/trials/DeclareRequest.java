package org.alluvium.jobs.command.trials;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.command.flow.RunMode;

/**
 * Trials to enter that were made elsewhere.
 *
 * @param study name of the study
 * @param family as given; empty = that of the profile
 * @param profile whose family it is; empty = the family is given
 * @param returns file with their returns; empty = only their number is known
 * @param count how many there were; empty = as many as the file has columns
 * @param parameters file with their parameters
 * @param mode whether to write
 */
public record DeclareRequest(
    String study,
    Optional<String> family,
    Optional<String> profile,
    Optional<Path> returns,
    Optional<Integer> count,
    Optional<Path> parameters,
    RunMode mode) {}
