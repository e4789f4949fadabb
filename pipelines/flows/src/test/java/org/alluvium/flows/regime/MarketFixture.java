package org.alluvium.flows.regime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.Micros;

/**
 * A made market: two hundred calm sessions, two hundred turbulent ones, and so on, known at 21:00;
 * one session's bar came eight days late, and one was corrected three months after.
 */
public final class MarketFixture {
  public static final LocalDate START = LocalDate.of(2010, 1, 4);
  public static final int SESSIONS = 760;
  public static final int LATE = 500;
  public static final int CORRECTED = 420;
  public static final int CORRECTED_AT = 483;
  public static final RegimeConfiguration CONFIGURATION =
      new RegimeConfiguration(300, 120, null, null, null, null, null, null, null, null);

  private MarketFixture() {}

  /** Weekdays. */
  public static List<LocalDate> sessions() {
    return START
        .datesUntil(START.plusYears(5))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .limit(SESSIONS)
        .toList();
  }

  public static Instant close(LocalDate session) {
    return Instant.parse(session + "T21:00:00Z");
  }

  public static List<PriceVersion> versions() {
    Random random = new Random(11);
    List<LocalDate> sessions = sessions();
    List<PriceVersion> versions = new ArrayList<>();
    double price = 100;
    for (int t = 0; t < SESSIONS; t++) {
      price *= Math.exp((t / 200 % 2 == 0 ? 0.004 : 0.025) * random.nextGaussian());
      LocalDate known = t == LATE ? sessions.get(t).plusDays(8) : sessions.get(t);
      versions.add(version(sessions.get(t), known, price));
      if (t == CORRECTED) {
        versions.add(version(sessions.get(t), sessions.get(CORRECTED_AT), price * 1.1));
      }
    }
    return versions;
  }

  /** The same prices, but what became known after an instant. */
  public static List<PriceVersion> knownBy(Instant instant) {
    return versions().stream().filter(v -> v.knownAt() <= Micros.of(instant)).toList();
  }

  public static PriceVersion version(LocalDate session, LocalDate known, double price) {
    return new PriceVersion(
        0, (int) session.toEpochDay(), Micros.of(close(known)), price, price, 1e6 * price);
  }
}
