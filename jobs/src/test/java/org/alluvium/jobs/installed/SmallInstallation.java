package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.jobs.Installation;

/**
 * A home of its own with the launcher and the built jar, whose configuration reads four funds and
 * one currency pair of the bundled data, so that a weekly run takes seconds of work.
 *
 * @param home root folder
 */
record SmallInstallation(Path home) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final long PATIENCE_MINUTES = 20;
  private static final List<String> SOURCES = List.of("us_etf12", "usdcop", "daily_csv");
  private static final List<String> FUNDS = List.of("ARCA:SPY", "ARCA:XLE", "ARCA:XLF", "ARCA:XLK");

  static SmallInstallation in(Path home) throws IOException {
    SmallInstallation made = new SmallInstallation(Installation.copyInto(home));
    made.installJar();
    made.restrict();
    return made;
  }

  private void installJar() throws IOException {
    Path built = Installation.home().resolve("jobs/target");
    assertThat(built.resolve("alluvium.jar")).as("the jar, made by 'make build'").exists();
    Files.createDirectories(home.resolve("jobs/target/class-path"));
    link("jobs/target/alluvium.jar");
    copy("jobs/target/class-path/full");
    copy("jobs/target/class-path/light");
    copy("alluvium");
    Files.createDirectories(home.resolve("data"));
    link("data/seed");
  }

  private void link(String name) throws IOException {
    Files.createSymbolicLink(home.resolve(name), Installation.home().resolve(name));
  }

  private void copy(String name) throws IOException {
    Files.copy(
        Installation.home().resolve(name), home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void restrict() throws IOException {
    Path sources = home.resolve("conf/sources.json");
    JsonNode known = JSON.readTree(sources.toFile());
    ArrayNode kept = JSON.createArrayNode();
    known.path("sources").forEach(s -> addIfWanted(s, kept));
    JSON.writeValue(sources.toFile(), ((ObjectNode) known).set("sources", kept));

    Path manifest = home.resolve("conf/manifest.json");
    JsonNode all = JSON.readTree(manifest.toFile());
    ObjectNode sleeve = (ObjectNode) all.at("/profiles/us_ridge_weekly");
    sleeve.set("universe", JSON.valueToTree(FUNDS));
    ((ObjectNode) sleeve.at("/selection/policy")).put("top", 2);
    JSON.writerWithDefaultPrettyPrinter().writeValue(manifest.toFile(), all);
  }

  private static void addIfWanted(JsonNode source, ArrayNode kept) {
    if (SOURCES.contains(source.path("id").asText())) {
      kept.add(source);
    }
  }

  /** Takes Spark's core off the class path of every later command: what starts Spark then fails. */
  void withoutSpark() throws IOException {
    Path full = home.resolve("jobs/target/class-path/full");
    String kept =
        Arrays.stream(Files.readString(full).split(File.pathSeparator))
            .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("spark-core_"))
            .collect(Collectors.joining(File.pathSeparator));
    Files.writeString(full, kept);
  }

  /** Gives Spark's core back. */
  void withSpark() throws IOException {
    Files.delete(home.resolve("jobs/target/class-path/full"));
    copy("jobs/target/class-path/full");
  }

  /** Runs a command line from another folder than the home; words are split at blanks. */
  Launched launch(String line) throws IOException, InterruptedException {
    return launch(Map.of(), line);
  }

  Launched launch(Map<String, String> variables, String line)
      throws IOException, InterruptedException {
    return launch(List.of(), variables, line);
  }

  /** Runs a command line where there is no network but loopback. */
  Launched launchAlone(String line) throws IOException, InterruptedException {
    String alone = "ip link set lo up && exec \"$@\"";
    return launch(List.of("unshare", "-rn", "sh", "-c", alone, "sh"), Map.of(), line);
  }

  private Launched launch(List<String> before, Map<String, String> variables, String line)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(home.resolve("alluvium").toString());
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    builder
        .environment()
        .keySet()
        .removeIf(k -> k.startsWith("ALLUVIUM_") || k.equals("SPARK_HOME"));
    builder.environment().put("ALLUVIUM_JAVA_OPTIONS", SHORT_LIVED);
    builder.environment().putAll(variables);
    Path err = Files.createTempFile("alluvium-test-", ".err");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as(line).isTrue();
      return new Launched(process.exitValue(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** Every file below the home but class archives, with size and time of change. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(home)) {
      for (Path file : walk.filter(f -> !f.startsWith(home.resolve(".cache"))).toList()) {
        files.put(
            home.relativize(file).toString(),
            Files.isDirectory(file)
                ? "folder"
                : Files.size(file) + " bytes, " + Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
