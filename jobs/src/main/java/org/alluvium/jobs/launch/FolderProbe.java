package org.alluvium.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alluvium.jobs.error.JobErrors;

/**
 * Whether a folder can be written to. A folder that does not exist yet is not created: its nearest
 * existing parent must be writable.
 */
public final class FolderProbe {
  private FolderProbe() {}

  /** Fails where a later write would, in words that name the folder and the flag. */
  public static void requireWritable(String what, Path folder, String flag) {
    if (!isWritable(folder)) {
      throw JobErrors.notWritable(what, folder, flag);
    }
  }

  static boolean isWritable(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && isWritten(existing);
  }

  /** Really writes: permissions alone say nothing about a full or read-only disk. */
  private static boolean isWritten(Path folder) {
    try {
      Path file = Files.createTempFile(folder, ".alluvium-probe-", "");
      Files.delete(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
