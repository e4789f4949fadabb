package org.alluvium.lakehouse.direct;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableName;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where the tables lie: the root's URI, and the folders of tables below it. */
final class LakehouseRoot {
  static final String LOG_FOLDER = "_delta_log";
  private final String uri;
  private final Configuration configuration;

  private LakehouseRoot(String uri, Configuration configuration) {
    this.uri = uri;
    this.configuration = configuration;
  }

  /**
   * A plain path or {@code file:} URI, relative to the working directory or not; or another URI.
   */
  static LakehouseRoot of(String root, Configuration configuration) {
    if (root.isBlank()) {
      throw new IllegalArgumentException("lakehouse root must not be blank");
    }
    String lower = root.toLowerCase(Locale.ROOT);
    boolean otherScheme = lower.matches("[a-z][a-z0-9+.-]+:.*") && !lower.startsWith("file:");
    if (otherScheme) {
      return new LakehouseRoot(root.replaceAll("/+$", ""), configuration);
    }
    String path = lower.startsWith("file:") ? root.substring("file:".length()) : root;
    java.nio.file.Path folder = java.nio.file.Path.of(path.replaceFirst("^//+", "/"));
    return new LakehouseRoot("file:" + folder.toAbsolutePath().normalize(), configuration);
  }

  String folderOf(TableName table) {
    return uri + "/" + table.path();
  }

  /** Every folder {@code layer/name} with a Delta log, in order of name. */
  List<TableName> tables() {
    List<TableName> found = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (FileStatus folder : listing(new Path(uri + "/" + layer.folder()))) {
        if (folder.isDirectory() && hasLog(folder.getPath())) {
          found.add(new TableName(layer, folder.getPath().getName()));
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  /** Files of a table's log, empty when there is no table. */
  FileStatus[] log(TableName table) {
    return listing(new Path(folderOf(table), LOG_FOLDER));
  }

  FileSystem fileSystem() {
    try {
      return new Path(uri).getFileSystem(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach lakehouse " + uri, e);
    }
  }

  private boolean hasLog(Path folder) {
    return listing(new Path(folder, LOG_FOLDER)).length > 0;
  }

  private FileStatus[] listing(Path folder) {
    try {
      return fileSystem().listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  @Override
  public String toString() {
    return uri;
  }
}
