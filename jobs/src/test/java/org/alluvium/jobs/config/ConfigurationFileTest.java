package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of configuration that are not there, or cannot be read as what they should be. */
class ConfigurationFileTest {
  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void anAbsentManifestIsTheOnlyProblemTold() {
    Path none = home.folder().resolve("none.json");
    assertThatThrownBy(
            () ->
                ConfigurationLoader.load(
                    new ConfigurationRequest(
                        home.folder(),
                        Optional.of(none),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of())))
        .hasMessage(
            "the configuration has 1 problem:\n  none.json: $ cannot be read: no such file or not readable: "
                + none);
  }

  @Test
  void anAbsentConfigFileIsNamed() {
    assertThatThrownBy(() -> home.load(home.folder().resolve("none.json")))
        .hasMessageContaining("none.json: $ cannot be read: no such file or not readable");
  }

  @Test
  void whatIsMissingInAFileThatCannotBeReadIsNoNews() throws IOException {
    Files.writeString(home.folder().resolve("conf/costs/usdcop.json"), "{");
    assertThatThrownBy(home::load)
        .hasMessageStartingWith(
            "the configuration has 1 problem:\n  conf/costs/usdcop.json: $ is not JSON at line 1");
  }

  @Test
  void brokenJsonNamesFileLineAndColumn() throws IOException {
    Path file = home.file("broken.json", "{\"as_of\": \"2016-01-01\",\n ]}");
    assertThatThrownBy(() -> home.load(file))
        .hasMessageContaining("broken.json: $ is not JSON at line 2");
  }

  @Test
  void everyDuplicateKeyIsReportedWithItsLine() throws IOException {
    Path file =
        home.file(
            "twice.json",
            "{\"as_of\": \"2016-01-01\",\n\"as_of\": \"2016-01-02\",\n\"runs\": {\"root\": \"a\",\n\"root\": \"b\"}}");
    assertThatThrownBy(() -> home.load(file))
        .hasMessageContaining("$.as_of is given twice, the second time on line 2; keep one")
        .hasMessageContaining("$.runs.root is given twice, the second time on line 4; keep one");
  }

  @Test
  void aFileInAnotherEncodingIsToldSo() throws IOException {
    Path file = home.folder().resolve("latin1.json");
    Files.write(file, "{\"as_of\": \"Bogotá\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> home.load(file))
        .hasMessageEndingWith("latin1.json: $ is not UTF-8 text; save it in that encoding");
  }

  @Test
  void aNumberThatJsonDoesNotKnowIsToldWithoutAdviceToProgrammers() throws IOException {
    Path file = home.file("nan.json", "{\"costs\": {\"usdcop\": {\"impact_coefficient\": NaN}}}");
    assertThatThrownBy(() -> home.load(file))
        .hasMessageContaining("nan.json: $ is not JSON at line 1")
        .hasMessageEndingWith("Non-standard token 'NaN'");
  }
}
