package org.alluvium.lakehouse.snapshot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.alluvium.lakehouse.digest.Sha256;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Data files by content: {@code objects/<sha256>}, each held once however many runs list it. A file
 * of the same file system is hard-linked, any other is copied. Several processes may add at once.
 */
final class ObjectFolder {
  private final Path folder;
  private final HashIndex index;

  /** The folder comes to be with its first object. */
  ObjectFolder(Path folder) throws IOException {
    this.folder = folder;
    this.index = new HashIndex(folder.resolve("index.tsv"));
  }

  /** Holds a file's bytes and returns their SHA-256. */
  String put(org.apache.hadoop.fs.Path source, Configuration hadoop) throws IOException {
    FileSystem fileSystem = source.getFileSystem(hadoop);
    boolean local = fileSystem.getUri().getScheme().equals("file");
    HashIndex.FileState state = local ? state(local(source)) : state(fileSystem, source);
    Optional<String> known = index.find(state).filter(sha -> Files.exists(object(sha)));
    if (known.isPresent()) {
      return known.get();
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
    if (local) {
      linkOrCopy(local(source), temporary);
    } else {
      fileSystem.copyToLocalFile(
          false, source, new org.apache.hadoop.fs.Path(temporary.toUri()), true);
    }
    String sha256 = Sha256.ofFile(temporary);
    publish(temporary, object(sha256));
    index.add(state, sha256);
    return sha256;
  }

  /** What is wrong with an object: it is missing or its bytes are not those of its name. */
  Optional<String> damage(String sha256) throws IOException {
    Path object = object(sha256);
    if (!Files.exists(object)) {
      return Optional.of("object " + object + " is missing");
    }
    String actual = Sha256.ofFile(object);
    return actual.equals(sha256)
        ? Optional.empty()
        : Optional.of("object " + object + " has changed, its bytes hash to " + actual);
  }

  /** Puts an object's bytes at a path, which may have them already. */
  void take(String sha256, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    linkOrCopy(object(sha256), temporary);
    // A rename between two links of one file does nothing, so the temporary link goes by hand.
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(temporary);
  }

  Path object(String sha256) {
    return folder.resolve(sha256);
  }

  private static void publish(Path temporary, Path object) throws IOException {
    try {
      Files.createLink(object, temporary);
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(temporary);
      return;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(temporary, object, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(temporary);
  }

  private static void linkOrCopy(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  private static HashIndex.FileState state(Path file) throws IOException {
    return new HashIndex.FileState(
        Files.size(file), Files.getLastModifiedTime(file).toInstant().toString(), file.toString());
  }

  private static HashIndex.FileState state(FileSystem fileSystem, org.apache.hadoop.fs.Path file)
      throws IOException {
    FileStatus status = fileSystem.getFileStatus(file);
    return new HashIndex.FileState(
        status.getLen(), Long.toString(status.getModificationTime()), file.toString());
  }
}
