package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * How long a market stayed in a state, as some method tells it.
 *
 * @param sessions how many are told
 * @param turbulentShare of them; NaN without one, as all that follows
 * @param switches from one state to the other
 * @param switchesPerYear over the years that the sessions make
 * @param meanSpell sessions between switches
 */
public record StateSpells(
    int sessions, double turbulentShare, int switches, double switchesPerYear, double meanSpell) {
  /**
   * Counts. O(n).
   *
   * @param turbulent one per session, in order
   * @param periodsPerYear sessions in a year
   */
  public static StateSpells of(boolean[] turbulent, double periodsPerYear) {
    Check.positive(periodsPerYear, "sessions in a year");
    int switches = 0;
    int count = 0;
    for (int t = 0; t < turbulent.length; t++) {
      count += turbulent[t] ? 1 : 0;
      switches += t > 0 && turbulent[t] != turbulent[t - 1] ? 1 : 0;
    }
    double sessions = turbulent.length;
    return new StateSpells(
        turbulent.length,
        count / sessions,
        switches,
        switches / (sessions / periodsPerYear),
        sessions == 0 ? Double.NaN : sessions / (switches + 1));
  }

  /** Share of sessions of which two methods tell the same; NaN without one. */
  public static double agreement(boolean[] one, boolean[] other) {
    Check.sameLength(one.length, other.length, "states of the other method");
    int same = 0;
    for (int t = 0; t < one.length; t++) {
      same += one[t] == other[t] ? 1 : 0;
    }
    return (double) same / one.length;
  }
}
