package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.jobs.cli.ExitCode;
import org.alluvium.jobs.reference.CliReference;
import org.junit.jupiter.api.Test;

/** Help and version, and what is told where a word names no command. */
class HelpTest {
  private final CommandBench bench = new CommandBench();

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String path : bench.paths()) {
      bench.clear();
      assertThat(bench.run((path + " --help").split(" "))).isZero();
      assertThat(bench.out()).contains("Usage: ./alluvium " + path, "Example: ./alluvium " + path);
    }
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(bench.run("--help")).isZero();
    assertThat(bench.out()).contains(bench.paths());
  }

  @Test
  void aGroupListsItsCommands() {
    assertThat(bench.run("lake", "--help")).isZero();
    assertThat(bench.out()).contains("lake tables", "lake history").doesNotContain("doctor");
  }

  @Test
  void noCommandShowsHelpOnStandardErrorAndIsAUsageError() {
    assertThat(bench.run()).isEqualTo(2);
    assertThat(bench.out()).isEmpty();
    assertThat(bench.err()).contains("Usage: ./alluvium COMMAND");
  }

  @Test
  void anUnknownCommandNamesTheClosest() {
    assertThat(bench.run("wekly")).isEqualTo(2);
    assertThat(bench.err())
        .isEqualTo(
            "error: 'wekly' is not a command; did you mean 'weekly'?; see './alluvium --help'\n");
    bench.clear();
    assertThat(bench.run("lake", "tabels")).isEqualTo(2);
    assertThat(bench.err()).contains("'lake tabels' is not a command; did you mean 'lake tables'?");
  }

  @Test
  void theHelpHasEveryExitCodeOfTheReference() {
    bench.run("--help");
    String help = bench.out().replaceAll("\\s+", " ");
    assertThat(help).contains("7 input missing 130 interrupted by Ctrl-C");
    for (ExitCode code : ExitCode.values()) {
      assertThat(help).contains(code.number() + " " + code.meaning());
      assertThat(CliReference.of(List.of()))
          .contains("| %d | %s |".formatted(code.number(), code.meaning()));
    }
  }

  @Test
  void versionIsOneJsonDocumentWhenAskedFor() {
    assertThat(bench.run("version", "--output", "json")).isZero();
    assertThat(bench.out()).startsWith("[ {").contains("\"component\" : \"alluvium\"");
  }

  @Test
  void versionAndHelpAreUnderstoodInTheirUsualForms() {
    bench.run("version");
    String version = bench.out();
    bench.clear();
    assertThat(bench.run("--version")).isZero();
    assertThat(bench.out()).isEqualTo(version);
    for (List<String> words : List.of(List.of("weekly"), List.of("lake", "diff"))) {
      bench.clear();
      List<String> line = new ArrayList<>(words);
      line.add("--help");
      bench.run(line.toArray(String[]::new));
      String help = bench.out();
      for (String ask : List.of("help", "--help")) {
        bench.clear();
        line = new ArrayList<>(words);
        line.add(0, ask);
        assertThat(bench.run(line.toArray(String[]::new))).isZero();
        assertThat(bench.out()).isEqualTo(help);
      }
    }
    bench.clear();
    assertThat(bench.run("help", "lake")).isZero();
    assertThat(bench.out()).contains("lake history").doesNotContain("doctor");
    assertThat(bench.run("help", "wekly")).isEqualTo(2);
    assertThat(bench.err()).contains("'wekly' is not a command; did you mean 'weekly'?");
  }
}
