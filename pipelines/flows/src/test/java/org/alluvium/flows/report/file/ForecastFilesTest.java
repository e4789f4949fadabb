package org.alluvium.flows.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.alluvium.flows.report.SampleReport;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.schema.ShippedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastFilesTest {
  @TempDir private Path folder;

  @Test
  void everySleeveHasItsFiles() throws IOException {
    ForecastFiles.write(SampleReport.model(), folder, PictureChoice.DRAWN);

    assertThat(names("us_ridge_weekly"))
        .containsExactly(
            "leaderboard.csv",
            "ridge_h5.csv",
            "ridge_h5.png",
            "summary.json",
            "summary_2010.json",
            "summary_2011.json",
            "summary_2012.json",
            "summary_2013.json",
            "summary_2014.json",
            "summary_2015.json",
            "summary_2016.json",
            "summary_2017.json",
            "trades.json");
    BufferedImage picture = ImageIO.read(file("us_ridge_weekly/ridge_h5.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(1100);
    assertThat(Files.readAllLines(file("us_ridge_weekly/ridge_h5.csv")))
        .hasSize(1 + 90)
        .startsWith("event_date,symbol,forecast,realised")
        .element(1)
        .asString()
        .matches("2016-03-04,FX:USDCOP,-?0\\.\\d+(E-\\d+)?,-?0\\.\\d+(E-\\d+)?");
  }

  @Test
  void withoutPicturesThereAreNone() throws IOException {
    ForecastFiles.write(SampleReport.model(), folder, PictureChoice.LEFT_OUT);

    assertThat(names("us_ridge_weekly")).noneMatch(name -> name.endsWith(".png")).hasSize(12);
    assertThat(names("usdcop_ridge"))
        .contains("leaderboard.csv", "summary.json", "summary_2010.json", "trades.json")
        .hasSize(11);
  }

  @Test
  void aProfileWithoutAPageHasTheFilesOfItsModels() throws IOException {
    ForecastReport forecasts = SampleReport.model().sleeves().get(0).forecasts().value();
    ForecastFiles.writeModels("usdcop_h5", forecasts, folder, PictureChoice.DRAWN);
    ForecastFiles.writeModels("without_pictures", forecasts, folder, PictureChoice.LEFT_OUT);

    assertThat(names("usdcop_h5"))
        .containsExactly("leaderboard.csv", "ridge_h5.csv", "ridge_h5.png");
    assertThat(names("without_pictures")).containsExactly("leaderboard.csv", "ridge_h5.csv");
    assertThat(file("without_pictures/leaderboard.csv"))
        .hasSameTextualContentAs(file("usdcop_h5/leaderboard.csv"));
  }

  @Test
  void theSummaryTellsWhatTheReportShows() throws IOException {
    ForecastFiles.write(SampleReport.model(), folder, PictureChoice.LEFT_OUT);

    JsonNode summary = read("us_ridge_weekly/summary.json");
    assertThat(summary.path("year").isNull()).isTrue();
    assertThat(summary.path("decides").asText()).isEqualTo("ridge");
    assertThat(summary.at("/performance/sharpe").asDouble()).isCloseTo(0.41, within(1e-12));
    assertThat(summary.at("/performance/fills").asInt()).isEqualTo(1_312);
    assertThat(summary.path("models")).hasSize(12);
    JsonNode first = summary.at("/models/0");
    assertThat(first.path("p_without_skill").asDouble()).isEqualTo(0.21);
    assertThat(first.at("/baselines/zero/direction_edge").isNull()).isTrue();
    assertThat(first.at("/baselines/random_walk/rmse_ratio").asDouble()).isEqualTo(0.71);
    assertThat(summary.at("/models/1/p_without_skill").isNull()).isTrue();
    assertThat(read("us_ridge_weekly/summary_2017.json").path("year").asInt()).isEqualTo(2017);
    assertThat(read("us_ridge_weekly/trades.json").path("trades")).hasSize(1_312);
    List<String> csv = Files.readAllLines(file("us_ridge_weekly/leaderboard.csv"));
    assertThat(csv).hasSize(13);
    assertThat(csv.get(0))
        .startsWith(
            "model,decides,horizon,forecasts,zero_returns,direction_accuracy,"
                + "direction_accuracy_low_90,direction_accuracy_high_90,p_without_skill,rmse,"
                + "information_coefficient,dates_unranked,");
    assertThat(csv.get(1)).startsWith("ridge,true,5,190,3,0.");
    assertThat(csv.get(1).split(",")[11]).isEqualTo("12");
    assertThat(csv).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(20));
  }

  @Test
  void theSchemasRefuseWhatTheyDoNotKnow() throws IOException {
    ForecastFiles.write(SampleReport.model(), folder, PictureChoice.LEFT_OUT);
    ObjectNode summary = (ObjectNode) read("us_ridge_weekly/summary.json");
    ObjectNode trades = (ObjectNode) read("us_ridge_weekly/trades.json");
    assertThat(ShippedSchema.FORECAST_SUMMARY.problems(summary)).isEmpty();
    assertThat(ShippedSchema.TRADES.problems(trades)).isEmpty();

    ((ObjectNode) summary.at("/models/0")).put("rmse", "small");
    ((ObjectNode) trades.at("/trades/0")).put("side", "hold");

    assertThat(ShippedSchema.FORECAST_SUMMARY.problems(summary))
        .singleElement()
        .asString()
        .contains("$.models[0].rmse");
    assertThat(ShippedSchema.TRADES.problems(trades))
        .singleElement()
        .asString()
        .contains("$.trades[0].side");
  }

  @Test
  void aYearBeginsWithTheLastValueBeforeIt() {
    List<LocalDate> dates = new ArrayList<>();
    for (String date :
        List.of("2015-12-30", "2015-12-31", "2016-01-04", "2016-06-01", "2016-12-30")) {
      dates.add(LocalDate.parse(date));
    }
    NavHistory nav =
        new NavHistory(
            DateAxis.of(dates.toArray(LocalDate[]::new)),
            Series.of(1, 2, 1.5, Double.NaN, 3),
            List.of(),
            new NavHistory.MarketLine("m", Series.of(1, 1, 1, 1, 1)));

    YearOfBook year = YearOfBook.of(nav, 2016);

    assertThat(year.sessions()).isEqualTo(2);
    assertThat(year.first()).isEqualTo(LocalDate.of(2016, 1, 4));
    assertThat(year.totalReturn()).isCloseTo(0.5, within(1e-12));
    assertThat(year.maxDrawdown()).isCloseTo(-0.25, within(1e-12));
    assertThat(YearOfBook.of(nav, 2015).totalReturn()).isCloseTo(1, within(1e-12));
    assertThat(YearOfBook.of(nav, 2017).sessions()).isZero();
  }

  private List<String> names(String sleeve) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("forecasts").resolve(sleeve))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path file(String name) {
    return folder.resolve("forecasts").resolve(name);
  }

  private JsonNode read(String name) throws IOException {
    return new ObjectMapper().readTree(file(name).toFile());
  }
}
