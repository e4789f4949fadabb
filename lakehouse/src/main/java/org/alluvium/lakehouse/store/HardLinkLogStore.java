package org.alluvium.lakehouse.store;

import io.delta.storage.CloseableIterator;
import io.delta.storage.HadoopFileSystemLogStore;
import io.delta.storage.LineCloseableIterator;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log store for {@code file:} roots: each version has exactly one winner, however many
 * threads and processes race, and a reader sees a commit whole or not at all.
 *
 * <p>Actions are read into memory first, so a failing iterator publishes nothing. They are written
 * and synced to {@code .<name>.<uuid>.tmp} beside the target (a leading dot: every Delta reader
 * skips it) and published by a hard link, which the file system refuses when the name exists; the
 * loser gets {@link java.nio.file.FileAlreadyExistsException}, the one class that makes Delta read
 * again and retry. An overwrite is an atomic rename.
 *
 * <p>A writer killed before the link leaves its temporary file, which is harmless; such files are
 * removed by {@link AbandonedFiles} at a process's first write into a log folder, once an hour old.
 *
 * <p>Configured as {@value #SPARK_KEY} for Spark and {@value #KERNEL_KEY} for Delta Kernel. It
 * writes through {@code java.nio}, not Hadoop's checksumming file system, hence no {@code .crc}
 * files; one that another writer left is removed when its file is overwritten.
 */
public final class HardLinkLogStore extends HadoopFileSystemLogStore {
  /** Spark configuration key that names this class. */
  public static final String SPARK_KEY = "spark.delta.logStore.file.impl";

  /** Hadoop configuration key that names this class to Delta Kernel. */
  public static final String KERNEL_KEY = "io.delta.kernel.logStore.file.impl";

  public HardLinkLogStore(Configuration hadoopConfiguration) {
    super(hadoopConfiguration);
  }

  @Override
  public CloseableIterator<String> read(Path path, Configuration hadoopConfiguration)
      throws IOException {
    FileInputStream file = new FileInputStream(local(path).toFile());
    return new LineCloseableIterator(
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
  }

  /**
   * Publishes {@code actions}, one per line, as {@code path}.
   *
   * @throws FileAlreadyExistsException when {@code overwrite} is false and somebody else published
   * @throws FileNotFoundException when the folder does not exist
   */
  @Override
  public void write(
      Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoopConfiguration)
      throws IOException {
    java.nio.file.Path target = local(path);
    java.nio.file.Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      throw new FileNotFoundException("No such file or directory: " + folder);
    }
    if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    byte[] content = contentOf(actions);
    AbandonedFiles.cleanOnce(folder);
    java.nio.file.Path temporary = temporaryFor(target);
    try {
      writeSynced(temporary, content);
      if (overwrite) {
        replace(temporary, target);
      } else {
        publish(temporary, target);
      }
    } finally {
      deleteQuietly(temporary);
    }
    syncQuietly(folder);
  }

  /**
   * True: what Delta itself writes into the log folder, its checkpoints, does not come through here
   * and would be seen half-written. So told, Delta writes it aside and renames it.
   */
  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoopConfiguration) {
    return true;
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath()).toAbsolutePath();
  }

  private static byte[] contentOf(Iterator<String> actions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (actions.hasNext()) {
      bytes.writeBytes(actions.next().getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static java.nio.file.Path temporaryFor(java.nio.file.Path target) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + UUID.randomUUID() + AbandonedFiles.SUFFIX);
  }

  /** Streams of {@code java.io}, since an interrupt closes a channel in the middle of a write. */
  private static void writeSynced(java.nio.file.Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  private static void publish(java.nio.file.Path temporary, java.nio.file.Path target)
      throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      // A network file system may report its own, already done link as a second one.
      if (!Files.isSameFile(temporary, target)) {
        throw e;
      }
    } catch (UnsupportedOperationException e) {
      throw new IOException(
          target
              + ": this file system has no hard links, so commits would not be safe; put the"
              + " lakehouse on a local disk or on s3a://",
          e);
    }
  }

  private static void replace(java.nio.file.Path temporary, java.nio.file.Path target)
      throws IOException {
    Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What happens after publication must not make the winner believe that it lost. */
  private static void deleteQuietly(java.nio.file.Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }

  /** Makes the new name itself durable, where the platform can open a folder. */
  @SuppressWarnings(
      "EmptyCatch") // the commit is already visible: a failure here is not the caller's
  private static void syncQuietly(java.nio.file.Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Best effort by contract.
    }
  }
}
