package org.alluvium.flows.regime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.alluvium.flows.picture.Pictures;
import org.alluvium.flows.regime.MarketFixture;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.schema.ShippedSchema;
import org.alluvium.kernels.forecast.WilsonInterval;
import org.alluvium.kernels.regime.ForwardReturns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegimeReportTest {
  private static final Instant END = Instant.parse("2020-01-01T00:00:00Z");
  private static final RegimeSubject SUBJECT =
      RegimeSubject.of("made", "ARCA:MADE", "weekdays", 252, MarketFixture.CONFIGURATION);
  private static final List<RegimeRow> ROWS =
      SUBJECT.computation().rows(MarketFixture.versions(), List.of(), END);
  private static final RegimeReport REPORT =
      RegimeReport.of(SUBJECT, MarketFixture.versions(), ROWS, END);

  private static RegimeReport.Group group(String name) {
    return REPORT.groups().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void groupsDivideTheSessionsThatHaveAQuadrant() {
    long told = ROWS.stream().filter(row -> row.quadrant().isPresent()).count();
    assertThat(group("ALL").sessions()).isEqualTo((int) told);
    assertThat(group("CRISIS").sessions() + group("EXPANSION").sessions())
        .isEqualTo(group("TURBULENT").sessions())
        .isPositive();
    assertThat(group("CALM").sessions() + group("TURBULENT").sessions()).isEqualTo((int) told);
    assertThat(REPORT.latest().eventDate())
        .isEqualTo(MarketFixture.sessions().get(MarketFixture.SESSIONS - 1));
  }

  @Test
  void returnsAreThoseAfterTheSession() {
    ForwardReturns ten = group("ALL").forward().get(1);
    assertThat(ten.horizon()).isEqualTo(10);
    assertThat(ten.count()).isEqualTo(group("ALL").sessions() - 10);
    assertThat(ten.separate().count()).isEqualTo((ten.count() + 9) / 10);
    int first = MarketFixture.SESSIONS - group("ALL").sessions();
    double[] prices = REPORT.market().toArray();
    int wins = 0;
    double sum = 0;
    for (int t = first; t + 10 < prices.length; t++) {
      wins += prices[t + 10] > prices[t] ? 1 : 0;
      sum += prices[t + 10] / prices[t] - 1;
    }
    assertThat(ten.winRate()).isEqualTo((double) wins / ten.count());
    assertThat(ten.mean()).isEqualTo(sum / ten.count());
    assertThat(ten.separate().interval())
        .isEqualTo(
            WilsonInterval.ofNinetyFivePercent(ten.separate().wins(), ten.separate().count()));
  }

  @Test
  void aMixtureSwitchesMoreOften() {
    MixtureComparison comparison = REPORT.mixture();
    assertThat(comparison.markov().sessions()).isEqualTo(comparison.mixture().sessions());
    assertThat(comparison.agreement()).isBetween(0.5, 0.99);
    assertThat(comparison.mixture().switches()).isGreaterThan(comparison.markov().switches());
    assertThat(comparison.mixture().meanSpell()).isLessThan(comparison.markov().meanSpell());
  }

  @Test
  void theDocumentObeysItsSchema() {
    JsonNode document = new RegimeDocument(LocalDate.of(2013, 1, 2), List.of(REPORT)).json();
    assertThat(ShippedSchema.REGIMES.problems(document)).isEmpty();
    JsonNode crisis = document.at("/profiles/0/groups/0");
    assertThat(crisis.path("regime").asText()).isEqualTo("CRISIS");
    assertThat(crisis.path("sessions").asInt()).isEqualTo(group("CRISIS").sessions());
    assertThat(document.at("/profiles/0/latest/quadrant").asText())
        .isEqualTo(REPORT.latest().quadrant().orElseThrow().name());
  }

  @Test
  void aMarketWithoutAModelIsReportedAsSuch() {
    List<RegimeRow> warm = ROWS.subList(0, 30);
    RegimeReport report =
        RegimeReport.of(SUBJECT, MarketFixture.versions(), warm, warm.get(29).knownAt());
    JsonNode document = new RegimeDocument(LocalDate.of(2010, 2, 12), List.of(report)).json();
    assertThat(ShippedSchema.REGIMES.problems(document)).isEmpty();
    assertThat(document.at("/profiles/0/latest/quadrant").isNull()).isTrue();
    assertThat(RegimeMarkdown.of(List.of(report))).contains("no regime yet", "| ALL | 5 | 0 | – |");
  }

  @Test
  void thePageHasALinePerRegimeAndHorizon() {
    String page = RegimeMarkdown.of(List.of(REPORT));
    assertThat(page.lines().filter(line -> line.startsWith("| "))).hasSize(1 + 21 + 1 + 2);
    assertThat(page).contains("## made: ARCA:MADE", "Beside it, a Gaussian mixture");
  }

  @Test
  void thePictureIsDrawn(@TempDir Path folder) throws IOException {
    Pictures.draw(folder, Map.of("regime.png", () -> RegimePicture.of(REPORT)));
    Path file = folder.resolve("regime.png");
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(720);
    assertThat(RegimePicture.of(REPORT).getSeriesMap())
        .containsKeys("close", "CRISIS", "EXPANSION", "NORMAL");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> RegimeReport.of(SUBJECT, MarketFixture.versions(), List.of(), END))
        .hasMessage(
            "profile made: gold.regimes has no row of ARCA:MADE with these settings (lineage %s) known by 2020-01-01T00:00:00Z; compute them with './alluvium flow production --profile made', or choose a later --as-of",
            SUBJECT.lineage());
    assertThatThrownBy(() -> RegimeReport.of(SUBJECT, List.of(), ROWS, END))
        .hasMessageContaining("silver.daily_bars has no bar of ARCA:MADE");
  }

  @Test
  void aLineageFollowsFromSettingsMarketAndCalendar() {
    RegimeConfiguration given =
        new RegimeConfiguration(756, 252, null, null, 63, null, null, null, null, null);
    assertThat(RegimeSubject.of("one", "A:B", "weekdays", 252, given).lineage())
        .isEqualTo(
            RegimeSubject.of("two", "A:B", "weekdays", 252, RegimeConfiguration.DEFAULTS).lineage())
        .isNotEqualTo(RegimeSubject.of("one", "A:C", "weekdays", 252, given).lineage())
        .isNotEqualTo(SUBJECT.lineage());
  }
}
