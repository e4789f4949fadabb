package org.alluvium.jobs.launch;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** {@link Shutdown} on a JVM shutdown hook. */
public final class InterruptActions implements Shutdown {
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private final PrintStream log;
  private boolean finished;

  public InterruptActions(PrintStream log) {
    this.log = log;
  }

  /** Installs the hook in this JVM. */
  public InterruptActions install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interrupt-actions"));
    return this;
  }

  /** Spark's tasks fail one after the other as it stops; nobody can act on what they log. */
  private synchronized void stop() {
    if (finished) {
      return;
    }
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    run();
  }

  @Override
  public synchronized Registration onInterrupt(Runnable action) {
    actions.push(action);
    return () -> forget(action);
  }

  /** A JVM on its way down takes no more hooks: true before the first hook has run. */
  @Override
  public boolean isInterrupted() {
    Thread hook = new Thread(() -> {}, "is-interrupted");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** The command ended by itself: nothing is left to do at exit. */
  public synchronized void finish() {
    finished = true;
    actions.clear();
  }

  /**
   * Runs what is registered and says so, once, unless the command ended by itself. A failing action
   * stops no other.
   */
  synchronized void run() {
    if (finished) {
      return;
    }
    finished = true;
    while (!actions.isEmpty()) {
      Runnable action = actions.pop();
      try {
        action.run();
      } catch (RuntimeException e) {
        log.println("warning: could not clean up after the interruption: " + e.getMessage());
      }
    }
    log.println("interrupted: what was under way was stopped; run the command again to finish it");
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }
}
