package org.alluvium.flows.audit.overfitting;

import java.util.EnumMap;
import java.util.Map;
import org.alluvium.flows.report.model.Figure;

/** Collects figures; each measure that is asked for ends with a number or a reason. */
final class Figures {
  private final Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
  private final Map<Measure, String> notes = new EnumMap<>(Measure.class);

  void put(Measure measure, double value) {
    put(measure, value, measure.meaning());
  }

  /** With what is to be said of this value. */
  void put(Measure measure, double value, String note) {
    figures.put(measure, Figure.orMissing(value, "it is not defined for these returns"));
    notes.put(measure, note);
  }

  void missing(String reason, Measure... measures) {
    for (Measure measure : measures) {
      figures.putIfAbsent(measure, Figure.missing(reason));
    }
  }

  /** Where a kernel refuses what it is given, its objection is the reason of what is missing. */
  void attempt(Runnable computation, Measure... measures) {
    try {
      computation.run();
    } catch (IllegalArgumentException e) {
      missing(e.getMessage(), measures);
    }
  }

  Map<Measure, Figure> figures() {
    return figures;
  }

  Map<Measure, String> notes() {
    return notes;
  }
}
