package org.alluvium.lakehouse.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a stage went.
 *
 * @param stage id of the stage
 * @param profile the profile, empty text when the stage has none
 * @param state COMPLETE, or ABORTED when it failed
 * @param rowsRead rows read, when counted
 * @param rowsWritten rows written, when counted
 * @param seconds duration
 * @param note one line for people
 * @param inputsJson tables read, as JSON
 * @param outputsJson tables written, as JSON
 */
public record StageOutcome(
    String stage,
    String profile,
    RunState state,
    OptionalLong rowsRead,
    OptionalLong rowsWritten,
    double seconds,
    Optional<String> note,
    Optional<String> inputsJson,
    Optional<String> outputsJson) {}
