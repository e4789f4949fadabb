package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * Resolves configuration: manifest (with the strategies, costs and discovery beside it) → profile →
 * {@code --config} files → environment → {@code --set} → flags, later wins. Reports all problems at
 * once. Reads only; nothing is created.
 */
public final class ConfigurationLoader {
  private final ConfigurationRequest request;
  private final LayeredTree tree = new LayeredTree();
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private JsonNode profileSettings = MissingNode.getInstance();

  private ConfigurationLoader(ConfigurationRequest request) {
    this.request = request;
  }

  /**
   * Resolves and validates.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException of category USAGE with every problem
   */
  public static ResolvedConfiguration load(ConfigurationRequest request) {
    ConfigurationLoader loader = new ConfigurationLoader(request);
    request.profile().ifPresent(loader::findProfile);
    return loader.resolved();
  }

  private ResolvedConfiguration resolved() {
    layAll();
    refuseSecrets();
    Set<String> unread = unread();
    List<ConfigurationProblem> ofForm = new SchemaCheck(tree).problems();
    Set<String> malformed =
        ofForm.stream().map(ConfigurationProblem::path).collect(Collectors.toSet());
    Stream<ConfigurationProblem> ofValues =
        new ValueCheck(tree, request.home())
            .problems().stream().filter(problem -> !malformed.contains(problem.path()));
    Stream<ConfigurationProblem> ofNames =
        new CrossReferences(tree, request.home()).problems().stream();
    Stream.of(ofForm.stream(), ofValues, ofNames)
        .flatMap(Function.identity())
        .filter(problem -> !unread.contains(problem.source()))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw JobErrors.configuration(problems.stream().distinct().toList());
    }
    return new ResolvedConfiguration(request.home(), tree.root(), tree.provenance());
  }

  /** Every layer, the weakest first. */
  private void layAll() {
    layCatalogue("strategies");
    layCatalogue("costs");
    layCatalogue("discovery");
    layCatalogue("pipelines");
    layManifest();
    if (profileSettings.isObject()) {
      tree.overlay(profileSettings, "profile " + request.profile().orElseThrow());
    }
    request.parts().forEach(this::layPart);
    request.files().forEach(this::layFile);
    layEnvironment();
    request.settings().forEach(this::laySetting);
    request.flags().forEach((key, flag) -> layText(KeyPath.parse(key), flag.value(), flag.name()));
  }

  /**
   * The settings of a profile, from wherever it is defined: they lie below layers that may define
   * the profile, so all is laid once without them to find it.
   */
  private void findProfile(String name) {
    ConfigurationLoader without = new ConfigurationLoader(request);
    without.layAll();
    Optional<JsonNode> profile = without.tree.at(new KeyPath(List.of("profiles", name)));
    if (profile.isPresent()) {
      profileSettings = profile.get().path("settings");
    } else {
      reportUnknownProfile(name, without.tree);
    }
  }

  private void reportUnknownProfile(String name, LayeredTree laid) {
    List<String> known = new ArrayList<>();
    laid.root().path("profiles").fieldNames().forEachRemaining(known::add);
    String meant = ClosestWord.asked(ClosestWord.to(name, known));
    problems.add(
        new ConfigurationProblem(
            "--profile",
            "$.profiles." + name,
            "does not exist%s; known: %s".formatted(meant, String.join(", ", known))));
  }

  /** Without the manifest everything would be missing: that alone is told then. */
  private void layManifest() {
    layFile(request.manifestFile());
    String label = label(request.manifestFile());
    List<ConfigurationProblem> own =
        problems.stream().filter(p -> p.source().equals(label)).toList();
    if (unread().contains(label)) {
      throw JobErrors.configuration(own);
    }
  }

  /** Sources that could not be read at all; what is missing in them is no news. */
  private Set<String> unread() {
    return problems.stream()
        .filter(problem -> problem.path().equals(StrictJson.WHOLE))
        .map(ConfigurationProblem::source)
        .collect(Collectors.toSet());
  }

  private void layFile(Path file) {
    tree.overlay(StrictJson.read(file, label(file), problems), label(file));
  }

  private void layPart(String key, Path file) {
    tree.overlayAt(KeyPath.parse(key), StrictJson.read(file, label(file), problems), label(file));
  }

  private void layCatalogue(String name) {
    Path beside = request.manifestFile().toAbsolutePath().getParent().resolve(name);
    Path folder = Files.isDirectory(beside) ? beside : request.home().resolve("conf/" + name);
    for (Path file : jsonFiles(folder)) {
      String id = file.getFileName().toString().replaceFirst("\\.json$", "");
      tree.overlayAt(
          new KeyPath(List.of(name, id)),
          StrictJson.read(file, label(file), problems),
          label(file));
    }
  }

  private void layEnvironment() {
    EnvironmentNames names = new EnvironmentNames(SchemaTree.of(tree.root()).leaves());
    names
        .matched(request.environment(), problems)
        .forEach(
            (name, key) -> layText(key, request.environment().get(name), "environment " + name));
  }

  private void laySetting(String setting) {
    int equals = setting.indexOf('=');
    String key = setting.substring(0, equals);
    layText(KeyPath.parse(key), setting.substring(equals + 1), "--set " + key);
  }

  private void layText(KeyPath path, String text, String source) {
    tree.overlayAt(path, TypedText.read(text, SchemaTree.of(tree.root()).at(path)), source);
  }

  private void refuseSecrets() {
    tree.leaves()
        .forEach(
            (path, value) -> {
              if (Secrecy.looksSecret(path, value)) {
                problems.add(
                    new ConfigurationProblem(
                        tree.sourceOf(path).orElse("the configuration"),
                        path.toString(),
                        "looks like a secret; secrets come from the environment of the process or a Hadoop credential provider, never from configuration"));
              }
            });
  }

  private String label(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path home = request.home().toAbsolutePath().normalize();
    return absolute.startsWith(home) ? home.relativize(absolute).toString() : file.toString();
  }

  private static List<Path> jsonFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
