package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.testkit.UncheckedTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of the newest decision that a lakehouse holds of a sleeve. */
class LatestDecisionTest {
  private static final LocalDate BEFORE = LocalDate.of(2017, 11, 3);
  private static final LocalDate LAST = LocalDate.of(2017, 11, 10);

  @TempDir private Path folder;
  private final SleeveProfile profile =
      new Profiles(
              ConfigurationLoader.load(ConfigurationRequest.ofHome(Installation.home())).node())
          .sleeve("fx_trend");
  private DirectLakehouse lakehouse;

  @BeforeEach
  void open() {
    lakehouse = DirectLakehouse.open(folder.toString());
  }

  @Test
  void eachCandidateIsShownWithItsReasonWinnersFirst() {
    fill();
    DecisionText text = latest(LAST).selection();

    assertThat(text.table().columns())
        .containsExactly("symbol", "verdict", "side", "score", "cluster", "won by", "why");
    assertThat(text.table().rows())
        .containsExactly(
            Arrays.asList("OANDA:XAUUSD", "winner", -1, 2.0 / 3, null, "strict", "rank 1"),
            Arrays.asList("FX_IDC:USDCOP", "not chosen", 0, null, null, null, "no side"));
    assertThat(text.remarks())
        .containsExactly(
            "",
            "fx_trend on 2017-11-10: 2 candidates, 1 not chosen, 1 winner",
            "  policy/top: 1 winner");
    assertThat(text.document().at("/candidates/0/evidence/rank").asInt()).isEqualTo(1);
    assertThat(text.document().path("decision").asText()).isEqualTo("2017-11-10");
  }

  @Test
  void aRunSeesNoDecisionThatCameAfterIt() {
    fill();
    assertThat(latest(BEFORE).selection().table().rows())
        .containsExactly(
            Arrays.asList("FX_IDC:USDCOP", "winner", 1, 0.5, null, "strict", "rank 1"));
  }

  @Test
  void weightsAreShownByEngineWithWhoAnswered() {
    fill();
    DecisionText text = latest(LAST).weights();

    assertThat(text.table().columns()).containsExactly("symbol", "inverse_volatility", "equal");
    assertThat(text.table().rows()).containsExactly(Arrays.asList("OANDA:XAUUSD", -0.9, -1.0));
    assertThat(text.remarks())
        .containsExactly(
            "",
            "fx_trend on 2017-11-10",
            "  inverse_volatility: answered by equal, 1 winners, gross 1, net -1, turnover 2, EXPANSION; failed: inverse_volatility: too short",
            "  equal: answered by equal, 1 winners, gross 1, net -1, turnover 2, EXPANSION");
    assertThat(text.document().at("/engines/0/weights/OANDA:XAUUSD").asDouble()).isEqualTo(-0.9);
  }

  @Test
  void nothingDecidedIsSaid() {
    assertThat(latest(LAST).selection().remarks())
        .containsExactly("", "fx_trend has decided nothing yet");
    assertThat(latest(LAST).weights().remarks())
        .containsExactly("", "fx_trend has decided nothing yet");
    assertThat(latest(LAST).weights().document().path("decision").isNull()).isTrue();
  }

  private LatestDecision latest(LocalDate asOf) {
    return new LatestDecision(lakehouse, profile, known(asOf));
  }

  private void fill() {
    UncheckedTable.write(
        lakehouse,
        Selections.SPEC,
        List.of(
            candidate(BEFORE, "FX_IDC:USDCOP", "winner", 0.5),
            candidate(LAST, "FX_IDC:USDCOP", "not_chosen", null),
            candidate(LAST, "OANDA:XAUUSD", "winner", 2.0 / 3)));
    Map<String, Object> step = row(LAST);
    step.put(SelectionSteps.STEP_NO, 1);
    step.put(SelectionSteps.TEXT, "policy/top: 1 winner");
    UncheckedTable.write(lakehouse, SelectionSteps.SPEC, List.of(step));
    UncheckedTable.write(
        lakehouse,
        Allocations.SPEC,
        List.of(
            allocation("inverse_volatility", "inverse_volatility: too short"),
            allocation("equal", null)));
    UncheckedTable.write(
        lakehouse,
        Weights.SPEC,
        List.of(
            weight("inverse_volatility", "OANDA:XAUUSD", -0.9),
            weight("equal", "OANDA:XAUUSD", -1),
            weight("equal", "FX_IDC:USDCOP", 0)));
  }

  private Map<String, Object> candidate(
      LocalDate date, String symbol, String verdict, Double score) {
    boolean winner = verdict.equals("winner");
    Map<String, Object> row = row(date);
    row.put(Selections.SYMBOL, symbol);
    row.put(Selections.VERDICT, verdict);
    row.put(Selections.STAGE, "policy/top");
    row.put(Selections.STEP, winner ? "strict" : null);
    row.put(Selections.REASON, winner ? "rank 1" : "no side");
    row.put(Selections.SIDE, winner ? (symbol.startsWith("FX") ? 1 : -1) : 0);
    row.put(Selections.SCORE, score);
    row.put(Selections.EVIDENCE, winner ? "{\"rank\":1.0}" : "{}");
    return row;
  }

  private Map<String, Object> allocation(String engine, String failures) {
    Map<String, Object> row = row(LAST);
    row.put(Allocations.ENGINE, engine);
    row.put(Allocations.ANSWERED_BY, "equal");
    row.put(Allocations.FAILURES, failures);
    row.put(Allocations.QUADRANT, "EXPANSION");
    row.put(Allocations.WINNERS, 1);
    row.put(Allocations.GROSS, 1.0);
    row.put(Allocations.NET, -1.0);
    row.put(Allocations.TURNOVER, 2.0);
    return row;
  }

  private Map<String, Object> weight(String engine, String symbol, double weight) {
    Map<String, Object> row = row(LAST);
    row.put(Weights.ENGINE, engine);
    row.put(Weights.SYMBOL, symbol);
    row.put(Weights.WEIGHT, weight);
    return row;
  }

  private Map<String, Object> row(LocalDate date) {
    Map<String, Object> row = new HashMap<>();
    row.put(Selections.PROFILE, profile.id());
    row.put(Selections.LINEAGE, Lineage.ofBook(profile));
    row.put(Selections.EVENT_DATE, date);
    row.put(Selections.KNOWN_AT, known(date));
    row.put(Selections.RUN_ID, "run-1");
    row.put(Selections.INGESTED_AT, known(date));
    return row;
  }

  private static Instant known(LocalDate date) {
    return date.atTime(22, 0).toInstant(ZoneOffset.UTC);
  }
}
