package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.catalogue.SourceDescription;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.jobs.Commands;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.cli.ArgumentParser;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.reference.TableCatalogue;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the help text: each is a command line, and each name in it names something. */
class ExamplesTest {
  private static final Map<String, Command> COMMANDS = Commands.all();
  private static final ResolvedConfiguration CONFIGURATION =
      ConfigurationLoader.load(ConfigurationRequest.ofHome(Installation.home()));
  private static final SourceLibrary SOURCES =
      SourceLibrary.open(
          CONFIGURATION.path("data.sources"),
          TradingCalendars.read(CONFIGURATION.path("data.calendars")),
          CONFIGURATION.path("data.seed"));

  private static final List<String> MAPPINGS =
      SourceDescription.readAll(CONFIGURATION.path("data.sources")).stream()
          .filter(SourceDescription::takesOwnFiles)
          .map(SourceDescription::id)
          .toList();

  static Stream<String> examples() {
    return COMMANDS.values().stream().flatMap(command -> command.spec().examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itParses(String example) {
    CommandLookup lookup = CommandLookup.of(COMMANDS, words(example));
    CommandSpec spec = lookup.command().orElseThrow().spec();
    assertThat(spec.examples()).contains(example);
    assertThat(ArgumentParser.parse(spec, lookup.rest()).help()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatItNamesExists(String example) {
    List<String> words = words(example);
    after("--profile", words)
        .forEach(profile -> assertThat(CONFIGURATION.profiles()).contains(profile));
    after("--source", words)
        .flatMap(ids -> Stream.of(ids.split(",")))
        .forEach(id -> assertThat(SOURCES.bundled(id).id()).isEqualTo(id));
    after("--mapping", words).forEach(id -> assertThat(MAPPINGS).contains(id));
    after("--symbols", words)
        .flatMap(symbols -> Stream.of(symbols.split(",")))
        .forEach(symbol -> assertThat(SOURCES.instruments().resolve(symbol)).isPresent());
    after("--set", words)
        .forEach(set -> assertThat(CONFIGURATION.at("features.sets").toString()).contains(set));
    after("--pipeline", words)
        .forEach(
            id ->
                assertThat(CONFIGURATION.at("discovery." + id).path("id").asText()).isEqualTo(id));
    after("--run-id", words)
        .filter(id -> !id.equals("latest"))
        .forEach(id -> assertThat(RunId.parse(id)).hasToString(id));
    words.stream()
        .filter(word -> word.matches("(bronze|silver|gold|ops)\\..+"))
        .map(TableName::parse)
        .forEach(table -> assertThat(TableCatalogue.named(table).name()).isEqualTo(table));
  }

  private static List<String> words(String example) {
    return List.of(example.substring("./alluvium ".length()).split(" "));
  }

  private static Stream<String> after(String option, List<String> words) {
    int at = words.indexOf(option);
    return at < 0 ? Stream.empty() : Stream.of(words.get(at + 1));
  }
}
