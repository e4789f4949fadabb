package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;

/**
 * Writes a slice of a table as Parquet or CSV files into a local folder, with a {@code
 * manifest.json} that tells which version and slice they are, their rows, content digest and
 * hashes.
 */
public final class LakeExport {
  /** Folder of the files, below the folder of the export. */
  public static final String DATA = "data";

  /** File that describes them, beside it. */
  public static final String MANIFEST = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Lakehouse lakehouse;

  private LakeExport(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  public static LakeExport from(Lakehouse lakehouse) {
    return new LakeExport(lakehouse);
  }

  /**
   * Exports a slice. What is wrong with it shows before the folder is made: all rows are read for
   * the digest first.
   *
   * @param folder a new or empty folder
   * @return the digest of what was exported, with its row count
   */
  public SliceDigest export(ExportSlice slice, Path folder) {
    requireEmpty(folder);
    long version = slice.version().orElseGet(() -> lakehouse.requireVersion(slice.table()));
    Dataset<Row> rows;
    SliceDigest digest;
    try {
      rows = slice.rows(lakehouse.read(slice.table()).atVersion(version));
      digest = SliceDigest.of(rows, slice.table());
    } catch (Exception e) {
      throw explained(e, slice);
    }
    String data = folder.resolve(DATA).toString();
    switch (slice.format()) {
      case PARQUET -> rows.write().parquet(data);
      case CSV -> flat(rows).write().option("header", "true").csv(data);
    }
    writeManifest(slice.toJson(version, digest), folder);
    return digest;
  }

  /** Spark's errors are checked ones that no method declares, hence the wide type. */
  private static RuntimeException explained(Exception error, ExportSlice slice) {
    Optional<String> fault = slice.predicate().flatMap(p -> PredicateFault.of(error));
    if (fault.isPresent()) {
      return LakehouseErrors.predicateUnfit(
          slice.table().name(), slice.predicate().get(), fault.get(), error);
    }
    return error instanceof RuntimeException known ? known : new IllegalStateException(error);
  }

  private static void writeManifest(ObjectNode manifest, Path folder) {
    Path data = folder.resolve(DATA);
    try (Stream<Path> listed = Files.list(data)) {
      List<Path> files =
          listed.filter(f -> f.getFileName().toString().startsWith("part-")).sorted().toList();
      for (Path file : files) {
        manifest
            .withArray("files")
            .addObject()
            .put("path", folder.relativize(file).toString())
            .put("bytes", Files.size(file))
            .put("sha256", Sha256.ofFile(file));
      }
      Files.writeString(folder.resolve(MANIFEST), JSON.writeValueAsString(manifest) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the manifest of export " + folder, e);
    }
  }

  /** CSV has no arrays: they become JSON text. */
  private static Dataset<Row> flat(Dataset<Row> rows) {
    return rows.select(
        Stream.of(rows.schema().fields())
            .map(
                f ->
                    f.dataType() instanceof ArrayType
                        ? functions.to_json(functions.col(f.name())).as(f.name())
                        : functions.col(f.name()))
            .toArray(Column[]::new));
  }

  private static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw LakehouseErrors.exportTargetNotEmpty(folder.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use export folder " + folder, e);
    }
  }
}
