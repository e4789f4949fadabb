package org.alluvium.flows.sweep;

import java.util.function.LongSupplier;

/** Told how a sweep goes. */
public interface SweepProgress {
  /** Nobody listens. */
  SweepProgress SILENT =
      new SweepProgress() {
        @Override
        public void started(long ended, long asked) {}

        @Override
        public void computing(LongSupplier done) {}

        @Override
        public void ended(long ended) {}
      };

  /**
   * Begins.
   *
   * @param ended trials that had ended before
   * @param asked trials in all
   */
  void started(long ended, long asked);

  /**
   * Trials are being computed.
   *
   * @param done how many of these are done by now; not on record yet
   */
  void computing(LongSupplier done);

  /** So many have ended in all, and are on record. */
  void ended(long ended);
}
