package org.alluvium.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the stack trace of an unexpected error in a file, so that the terminal stays readable. */
final class FailureLog {
  private FailureLog() {}

  /** Writes the trace into a new file of the temporary folder; empty when that is impossible. */
  static Optional<Path> write(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("alluvium-failure-", ".log");
      return Optional.of(Files.writeString(file, trace.toString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
