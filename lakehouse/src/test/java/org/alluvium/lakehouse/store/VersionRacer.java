package org.alluvium.lakehouse.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * One writer of a race: tries to publish every version of a log, in order, and notes which it won.
 * Also a program, so that writers can race as processes: {@code folder writer versions resultFile}.
 */
final class VersionRacer {
  static final int LINES = 20;
  private final HardLinkLogStore store = new HardLinkLogStore(new Configuration(false));
  private final Path log;
  private final int writer;

  VersionRacer(Path log, int writer) {
    this.log = log;
    this.writer = writer;
  }

  BitSet race(int versions) throws IOException {
    BitSet won = new BitSet(versions);
    for (int version = 0; version < versions; version++) {
      try {
        store.write(
            pathOf(version), content(writer, version).iterator(), false, new Configuration(false));
        won.set(version);
      } catch (FileAlreadyExistsException lost) {
        won.clear(version);
      }
    }
    return won;
  }

  static List<String> content(int writer, int version) {
    return Collections.nCopies(LINES, "writer " + writer + " version " + version);
  }

  static String fileName(int version) {
    return "%020d.json".formatted(version);
  }

  private org.apache.hadoop.fs.Path pathOf(int version) {
    return new org.apache.hadoop.fs.Path("file:" + log.resolve(fileName(version)));
  }

  public static void main(String[] arguments) throws IOException {
    Path log = Path.of(arguments[0]);
    int writer = Integer.parseInt(arguments[1]);
    BitSet won = new VersionRacer(log, writer).race(Integer.parseInt(arguments[2]));
    Files.write(Path.of(arguments[3]), won.toByteArray());
  }
}
