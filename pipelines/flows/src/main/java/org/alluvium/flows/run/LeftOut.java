package org.alluvium.flows.run;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a flow that a run can leave out. Its record says so. */
public enum LeftOut {
  /** The back-test: weights are decided, and no book is walked. */
  VALIDATION("--skip-validation: weights only, no back-test, no meta-portfolio and no report"),
  /** The page and the files of forecasts: a summary is left. */
  ANALYSIS("--skip-analysis: the summary only, no page, no files of forecasts, no picture");

  /** Key of a run's first event in its ledger. */
  public static final String DETAIL = "left_out";

  private final String told;

  LeftOut(String told) {
    this.told = told;
  }

  /** The option, and what it leaves out, in one line. */
  public String told() {
    return told;
  }

  /** Names as a ledger has them: lower case, sorted, commas between. */
  public static String names(Collection<LeftOut> parts) {
    return parts.stream()
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(","));
  }
}
