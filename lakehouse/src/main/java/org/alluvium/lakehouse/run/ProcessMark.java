package org.alluvium.lakehouse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that names one process for ever: where process numbers mean the same (the machine's boot
 * and the process namespace), its number, and when it started. Whoever sees the same process
 * numbers can tell from it whether the process is gone; anybody else cannot, and does not guess.
 */
public final class ProcessMark {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final int STATE = 0;
  private static final int START_TICKS = 19;

  private ProcessMark() {}

  /** This process; empty where the machine does not tell. */
  public static Optional<String> current() {
    return of(ProcessHandle.current().pid());
  }

  /** A live process that is seen from here; empty where there is none. */
  public static Optional<String> of(long pid) {
    Optional<String> start = start(pid);
    return place().flatMap(place -> start.map(ticks -> "%s %d %s".formatted(place, pid, ticks)));
  }

  /** Whether the process is known to have ended. */
  public static boolean isGone(String mark) {
    String[] parts = mark.split(" ");
    return parts.length == 3
        && place().filter(parts[0]::equals).isPresent()
        && !start(Long.parseLong(parts[1])).filter(parts[2]::equals).isPresent();
  }

  private static Optional<String> place() {
    try {
      String boot = Files.readString(BOOT).strip();
      return Optional.of(boot + "/" + Files.readSymbolicLink(NAMESPACE));
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** Clock ticks from boot to the start of a process that runs; a zombie does not. */
  private static Optional<String> start(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean ended = "ZX".contains(afterName[STATE]);
      return ended ? Optional.empty() : Optional.of(afterName[START_TICKS]);
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
