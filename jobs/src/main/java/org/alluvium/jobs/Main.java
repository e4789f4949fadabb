package org.alluvium.jobs;

import java.util.List;
import org.alluvium.jobs.launch.ExitCodeFile;
import org.alluvium.jobs.launch.InterruptActions;

/** What {@code ./alluvium} and {@code spark-submit} start. */
public final class Main {
  private Main() {}

  /** Returns on success; YARN may take {@code System.exit(0)} for a failure. */
  public static void main(String[] arguments) {
    InterruptActions shutdown = new InterruptActions(System.err).install();
    int code = Application.ofProcess(Commands.all(), shutdown).run(List.of(arguments));
    shutdown.finish();
    ExitCodeFile.write(code);
    if (code != 0) {
      System.exit(code);
    }
  }
}
