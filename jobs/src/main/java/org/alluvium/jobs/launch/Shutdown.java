package org.alluvium.jobs.launch;

/** What must still happen when the process is told to stop (SIGTERM, SIGINT) before it is done. */
public interface Shutdown {
  /**
   * Registers an action; actions run once, the last registered first, and only when the process is
   * interrupted. Keep it short: record ABORTED, release leases.
   *
   * @return closes the registration when the guarded work is over
   */
  Registration onInterrupt(Runnable action);

  /** Whether the process has been told to stop: what fails from then on fails because of it. */
  default boolean isInterrupted() {
    return false;
  }

  /** A registered action. */
  interface Registration extends AutoCloseable {
    /** Forgets the action: the work that it guarded is over. */
    @Override
    void close();
  }
}
