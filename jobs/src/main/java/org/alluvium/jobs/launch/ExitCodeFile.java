package org.alluvium.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the launcher how the command ended, when it asks by {@code -Dalluvium.exit.file}: while the
 * JVM writes its class archive at exit it can still crash, and that must not fail a finished run.
 */
public final class ExitCodeFile {
  private ExitCodeFile() {}

  /**
   * Writes the code where the launcher asked for it, if it did, and says what it is waiting for.
   */
  public static void write(int code) {
    String file = System.getProperty("alluvium.exit.file", "");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(Path.of(file), code + "\n");
      String waitingFor = System.getProperty("alluvium.exit.note", "");
      if (!waitingFor.isEmpty()) {
        System.err.println(waitingFor);
      }
    } catch (IOException e) {
      System.err.println("warning: " + file + " cannot be written: " + e.getMessage());
    }
  }
}
