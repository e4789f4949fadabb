package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.jobs.error.JobErrors;

/**
 * The complete configuration of a run: every value, where each came from, and one digest. Valid by
 * construction; holds no secret.
 */
public final class ResolvedConfiguration {
  /** Its place below a run folder. */
  public static final String FILE = "config/resolved_manifest.json";

  private final Path home;
  private final ObjectNode node;
  private final Map<String, String> provenance;

  ResolvedConfiguration(Path home, ObjectNode node, Map<String, String> provenance) {
    this.home = home;
    this.node = node.deepCopy();
    this.provenance = new TreeMap<>(provenance);
  }

  /** The configuration that an earlier run wrote into its folder. */
  public static ResolvedConfiguration read(Path home, Path runFolder) {
    Path file = runFolder.resolve(FILE);
    List<ConfigurationProblem> problems = new ArrayList<>();
    ObjectNode written = StrictJson.read(file, file.toString(), problems);
    if (!(written.get("configuration") instanceof ObjectNode configuration)) {
      problems.add(
          new ConfigurationProblem(
              file.toString(), "$.configuration", "is missing; it must be an object"));
      throw JobErrors.configuration(problems);
    }
    Map<String, String> provenance = new TreeMap<>();
    written
        .path("provenance")
        .properties()
        .forEach(entry -> provenance.put(entry.getKey(), entry.getValue().asText()));
    return new ResolvedConfiguration(home, configuration, provenance);
  }

  /** The complete configuration; a copy. */
  public JsonNode node() {
    return node.deepCopy();
  }

  /** JSON path of each leaf to the file, variable or flag that set it, sorted. */
  public Map<String, String> provenance() {
    return java.util.Collections.unmodifiableMap(provenance);
  }

  /** SHA-256 of the canonical JSON, provenance not included. */
  public String digest() {
    return CanonicalJson.sha256(node);
  }

  /** The value at a dotted key; fails when there is none. */
  public JsonNode at(String key) {
    JsonNode value = node;
    for (String step : KeyPath.parse(key).keys()) {
      value = value.path(step);
    }
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("the configuration has no value at '" + key + "'");
    }
    return value.deepCopy();
  }

  public String text(String key) {
    return at(key).asText();
  }

  /** The logical date, a date or an instant in UTC. */
  public String asOf() {
    return text("as_of");
  }

  /** Root of the lakehouse: an absolute path. */
  public String lakehouseRoot() {
    return folder("lakehouse.root").toString();
  }

  /** Folder of the runs. */
  public Path runsRoot() {
    return folder("runs.root");
  }

  /** A file or folder: absolute, relative values start at the installation's home. */
  public Path path(String key) {
    return home.resolve(text(key)).normalize();
  }

  /** Names of the profiles, in the order of the manifest. */
  public List<String> profiles() {
    List<String> names = new ArrayList<>();
    node.path("profiles").fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  /** Writes the configuration, its digest and provenance into a run folder; returns the file. */
  public Path writeTo(Path runFolder) {
    ObjectNode written = StrictJson.MAPPER.createObjectNode();
    written.put("digest", digest());
    written.set("configuration", node);
    ObjectNode sources = written.putObject("provenance");
    provenance.forEach(sources::put);
    Path file = runFolder.resolve(FILE);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written.toPrettyString() + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Path folder(String key) {
    return FolderText.parse(text(key)).from(home);
  }
}
