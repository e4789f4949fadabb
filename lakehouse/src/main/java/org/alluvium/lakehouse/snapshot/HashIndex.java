package org.alluvium.lakehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the SHA-256 of files by path, size and modification time, so that an unchanged file is
 * hashed once. A text file of one line per hash, only ever appended to; a line cut by a crash is
 * ignored. Losing it costs time, nothing else.
 */
final class HashIndex {
  private static final int FIELDS = 4;
  private final Path file;
  private final Map<FileState, String> hashes = new HashMap<>();

  HashIndex(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(this::learn);
    }
  }

  /**
   * What a file looked like when it was hashed.
   *
   * @param bytes size
   * @param modified modification time, as the file system tells it
   * @param path where it lay
   */
  record FileState(long bytes, String modified, String path) {}

  Optional<String> find(FileState state) {
    return Optional.ofNullable(hashes.get(state));
  }

  void add(FileState state, String sha256) throws IOException {
    hashes.put(state, sha256);
    String line =
        String.join("\t", sha256, Long.toString(state.bytes()), state.modified(), state.path());
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void learn(String line) {
    List<String> fields = List.of(line.split("\t", FIELDS));
    if (fields.size() == FIELDS && fields.get(1).matches("\\d+")) {
      hashes.put(
          new FileState(Long.parseLong(fields.get(1)), fields.get(2), fields.get(3)),
          fields.get(0));
    }
  }
}
