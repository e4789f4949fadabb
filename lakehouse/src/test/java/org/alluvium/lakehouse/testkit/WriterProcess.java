package org.alluvium.lakehouse.testkit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of these tests as a process of its own, with the class path and options of this one.
 */
public final class WriterProcess {
  private WriterProcess() {}

  /** Starts a main class; what it prints goes to the log. */
  public static Process start(Class<?> program, Path log, String... arguments) throws IOException {
    return start(List.of(), program, log, arguments);
  }

  /** As {@link #start(Class, Path, String...)}, with further options for the virtual machine. */
  public static Process start(List<String> options, Class<?> program, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens") || a.startsWith("-D") || a.startsWith("-X"))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
