package org.alluvium.lakehouse.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a stage went.
 *
 * @param stage id of the stage
 * @param profile the profile, empty text when the stage has none
 * @param state RUNNING when it starts, COMPLETE, or ABORTED when it failed
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
    Optional<String> outputsJson) {
  /** A stage that starts. */
  public static StageOutcome begun(String stage) {
    return of(stage, RunState.RUNNING, OptionalLong.empty(), OptionalLong.empty(), 0);
  }

  /** A stage that ended well, of which nothing but its counts is told. */
  public static StageOutcome done(String stage, long rowsRead, long rowsWritten, double seconds) {
    OptionalLong read = OptionalLong.of(rowsRead);
    return of(stage, RunState.COMPLETE, read, OptionalLong.of(rowsWritten), seconds);
  }

  private static StageOutcome of(
      String stage, RunState state, OptionalLong read, OptionalLong written, double seconds) {
    return new StageOutcome(
        stage,
        "",
        state,
        read,
        written,
        seconds,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
