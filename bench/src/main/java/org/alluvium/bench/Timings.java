package org.alluvium.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured, by name, kept as a JSON file. */
final class Timings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1e9;
  private static final double KIBI = 1024;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final ObjectNode measured = JSON.createObjectNode();

  /** Something to be measured. */
  interface Step {
    void run() throws Exception;
  }

  /** Takes the seconds of a step on the clock, and those of all cores, kept as {@code name_cpu}. */
  void seconds(String name, Step step) throws Exception {
    long start = System.nanoTime();
    long busy = PROCESS.getProcessCpuTime();
    step.run();
    put(name, (System.nanoTime() - start) / NANOS);
    put(name + "_cpu", (PROCESS.getProcessCpuTime() - busy) / NANOS);
  }

  void put(String name, double value) {
    measured.put(name, value);
    System.err.printf("%-40s %12.3f%n", name, value);
  }

  /** The most memory that this process has had, all of it; NaN where the system does not tell. */
  void peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
    put(
        "peak_mebibytes",
        lines.stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBI)
            .findFirst()
            .orElse(Double.NaN));
  }

  void write(Path file) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), measured);
  }
}
