package org.alluvium.flows.discovery.scan;

import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * A place that names instruments. What it receives and how that is read are two steps, so that a
 * run keeps what was received, and the reading of it is a function that tests need no network for.
 */
public interface Scanner {
  /** Its id within the pipeline. */
  String id();

  /** {@code membership}, {@code file}, {@code binance} or {@code screener}. */
  String kind();

  /** What admits its rows: its default type and strategy tag. */
  CandidateGate gate();

  /** Asks, and returns everything that came, in order. */
  List<Page> receive(Outside outside);

  /**
   * Reads what came; the same pages give the same rows.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when a page as a whole is not what it
   *     should be; a row that is not is a row with a defect
   */
  List<ScannedRow> read(List<Page> pages);
}
