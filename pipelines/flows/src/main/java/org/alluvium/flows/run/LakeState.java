package org.alluvium.flows.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.stage.Stage;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableName;

/**
 * What a run would start from: its logical instant, the versions of the tables that its stages read
 * or write, but the operational ones, and the digests of the files that sources read. Equal states
 * mean that there is nothing to do.
 *
 * @param asOf logical instant
 * @param versions latest version by table; {@value #ABSENT} where the lakehouse has no such table
 * @param files SHA-256 by path below the seed, or by the key that names a file
 * @param leftOut parts that the run leaves out
 */
public record LakeState(
    String asOf, Map<String, Long> versions, Map<String, String> files, Set<LeftOut> leftOut) {
  /** Version of a table that is not there. */
  public static final long ABSENT = -1;

  private static final ObjectMapper JSON = new ObjectMapper();

  public LakeState {
    versions = new TreeMap<>(versions);
    files = new TreeMap<>(files);
    // Runs of earlier versions do not say, and were whole.
    leftOut = leftOut == null ? Set.of() : Set.copyOf(leftOut);
  }

  /**
   * Reads the state of the lakehouse as far as these stages use it, without Spark. Of a table that
   * the run held it is the version that the run saw, not one that another writer has made since.
   */
  static LakeState after(
      DirectLakehouse lakehouse, RunPlan plan, List<Stage> stages, Map<TableName, Long> held) {
    return read(
            lakehouse,
            plan,
            stages.stream()
                .flatMap(stage -> Stream.concat(stage.inputs().stream(), stage.outputs().stream()))
                .filter(table -> table.layer() != Layer.OPS)
                .map(TableName::toString)
                .collect(Collectors.toSet()))
        .seeing(held);
  }

  private LakeState seeing(Map<TableName, Long> held) {
    Map<String, Long> seen = new TreeMap<>(versions);
    held.forEach((table, version) -> seen.computeIfPresent(table.toString(), (t, v) -> version));
    return new LakeState(asOf, seen, files, leftOut);
  }

  /** Reads the state, as far as an earlier one told it, without Spark. */
  static LakeState like(LakeState earlier, DirectLakehouse lakehouse, RunPlan plan) {
    return read(lakehouse, plan, earlier.versions().keySet());
  }

  private static LakeState read(DirectLakehouse lakehouse, RunPlan plan, Set<String> tables) {
    Map<String, Long> versions = new TreeMap<>();
    tables.forEach(table -> versions.put(table, ABSENT));
    for (TableName table : lakehouse.tables()) {
      versions.computeIfPresent(table.toString(), (name, absent) -> lakehouse.version(table));
    }
    return new LakeState(plan.asOf().toString(), versions, files(plan.files()), plan.leftOut());
  }

  private static Map<String, String> files(RunPlan.InputFiles read) {
    Map<String, String> files = new TreeMap<>();
    digests(read.seed(), files);
    read.panel()
        .filter(Files::isRegularFile)
        .ifPresent(panel -> files.put("data.panel", sha256(panel)));
    files.put("data.sources", sha256(read.sources()));
    files.put("data.calendars", sha256(read.calendars()));
    return files;
  }

  static LakeState parse(String json) {
    try {
      return JSON.readValue(json, LakeState.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read a recorded lakehouse state", e);
    }
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write a lakehouse state", e);
    }
  }

  private static void digests(Path folder, Map<String, String> into) {
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        into.put(folder.relativize(file).toString(), sha256(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static String sha256(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
