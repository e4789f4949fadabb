package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.discovery.DiscoveryPipeline;
import org.alluvium.flows.discovery.PipelineReader;
import org.alluvium.flows.discovery.scan.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of {@code conf/discovery}: the bundled ones are read, and every problem is told. */
class DiscoveryConfigurationTest {
  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void theBundledPipelinesAreReadWithTheirScannersAndFilters() {
    PipelineReader pipelines = new PipelineReader(home.load().node(), home.folder());
    assertThat(pipelines.names())
        .containsExactly("binance_usdt", "sp500_members", "us_large25", "us_screener");
    assertThat(pipelines.ofProfile("us_ridge_weekly")).contains("us_large25");
    assertThat(pipelines.ofProfile("meta")).isEmpty();
    List<String> kinds =
        pipelines.names().stream()
            .map(pipelines::named)
            .map(DiscoveryPipeline::scanners)
            .flatMap(List::stream)
            .map(Scanner::kind)
            .toList();
    assertThat(kinds).containsExactly("binance", "membership", "file", "screener");
    assertThat(pipelines.named("binance_usdt").filters()).hasSize(4);
    assertThat(pipelines.named("us_large25").scanners().get(0).gate().strategy())
        .isEqualTo("us_ridge");
    assertThatThrownBy(() -> pipelines.named("us_large"))
        .hasMessage(
            "--pipeline 'us_large' is unknown; conf/discovery has binance_usdt, sp500_members, us_large25, us_screener");
  }

  @Test
  void everyProblemOfAPipelineIsToldAtOnce() throws IOException {
    pipeline(
        """
        {
          "id": "other",
          "description": "wrong in many ways",
          "scanners": [
            {"id": "a", "kind": "binance", "url": "ftp://x", "type": "crypto", "strategy": "s"},
            {"id": "a", "kind": "file", "path": "list.txt", "strategy": "S"},
            {"id": "m", "kind": "membership", "universse": "sp500", "type": "equity", "strategy": "s"}
          ],
          "filters": [
            {"name": "f", "field": "volume"},
            {"name": "f", "field": "volume", "at_least": 2, "at_most": 1},
            {"name": "g", "field": "x", "one_of": [], "scanners": ["elsewhere"]}
          ]
        }
        """);
    assertThatThrownBy(home::load)
        .hasMessageContaining(
            "conf/discovery/mine.json: $.discovery.mine.id must be the name of its file, mine, got 'other'")
        .hasMessageContaining("$.discovery.mine.scanners has two entries with id 'a'")
        .hasMessageContaining(
            "$.discovery.mine.scanners.0.url must be an http or https address without query")
        .hasMessageContaining(
            "$.discovery.mine.scanners.1.path must be a file that ends in .csv or .json")
        .hasMessageContaining(
            "$.discovery.mine.scanners.1.strategy must be a snake_case name, the tag of the strategy")
        .hasMessageContaining("$.discovery.mine.scanners.2.universe is missing")
        .hasMessageContaining(
            "$.discovery.mine.scanners.2.universse is not a known key (its value is \"sp500\"); did you mean 'universe'?")
        .hasMessageContaining("$.discovery.mine.filters has two entries with name 'f'")
        .hasMessageContaining(
            "$.discovery.mine.filters.0 drops nothing: give it one_of, none_of, at_least or at_most")
        .hasMessageContaining(
            "$.discovery.mine.filters.1 drops everything: at_least 2 is above at_most 1")
        .hasMessageContaining("$.discovery.mine.filters.2.one_of must have at least 1 items")
        .hasMessageContaining(
            "$.discovery.mine.filters.2.scanners names no scanner of the pipeline: 'elsewhere'; known: a, a, m");
  }

  @Test
  void aProfileThatNamesNoPipelineIsTold() {
    assertThatThrownBy(() -> home.set("profiles.usdcop_ridge.discovery=us_large"))
        .hasMessageContaining(
            "$.profiles.usdcop_ridge.discovery names no pipeline of conf/discovery: 'us_large'; did you mean 'us_large25'?");
  }

  private void pipeline(String text) throws IOException {
    Files.writeString(home.folder().resolve("conf/discovery/mine.json"), text);
  }
}
