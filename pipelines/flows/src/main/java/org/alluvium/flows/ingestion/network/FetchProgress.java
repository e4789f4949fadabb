package org.alluvium.flows.ingestion.network;

/** Told of each symbol or series as it is there, or given up; one call at a time per source. */
public interface FetchProgress {
  /** Tells nobody. */
  FetchProgress SILENT =
      new FetchProgress() {
        @Override
        public void fetched(Step step, String note) {}

        @Override
        public void failed(Step step, String reason) {}
      };

  /**
   * One of several things that are asked for.
   *
   * @param source id of the source
   * @param name symbol, series or page
   * @param done how many have ended, this one among them
   * @param count how many there are
   */
  record Step(String source, String name, int done, int count) {}

  void fetched(Step step, String note);

  void failed(Step step, String reason);
}
