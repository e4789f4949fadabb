package org.alluvium.flows.selection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.kernels.selection.Logic;

/**
 * {@code synthesis/streams}: declares how winners become return streams ({@link ReturnStreams}),
 * and of which logic they are.
 */
record StreamSynthesis(Logic logic, ReturnStreams streams) implements SelectionStage {
  static final String LOGIC = "logic";
  private static final String ID = "synthesis/streams";
  private static final String BORROW = "annual_borrow";
  private static final String SESSIONS = "sessions_per_year";
  private static final double A_YEAR = 252;

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.SYNTHESIS,
        "streams",
        Set.of(Provision.CLOSES, Provision.WINNERS),
        Set.of(Provision.STREAMS),
        List.of(
            logicParameter(),
            StageParameter.number(BORROW, 0, 1),
            StageParameter.integer(SESSIONS, 1, 366)),
        values -> List.of(),
        StreamSynthesis::of);
  }

  /** The parameter that names the logic. */
  static StageParameter logicParameter() {
    return StageParameter.choice(
            LOGIC,
            Stream.of(Logic.values()).map(logic -> logic.name().toLowerCase(Locale.ROOT)).toList())
        .always();
  }

  private static StreamSynthesis of(StageParameters values) {
    Logic logic = values.word(LOGIC, Logic.class, Logic.TREND);
    return new StreamSynthesis(
        logic,
        ReturnStreams.of(
            logic,
            values.number(BORROW).orElse(0),
            values.integer(SESSIONS).isPresent() ? values.integer(SESSIONS).getAsInt() : A_YEAR));
  }

  @Override
  public void run(SelectionState state) {
    state.step(ID, "streams of logic " + logic.name().toLowerCase(Locale.ROOT));
  }
}
