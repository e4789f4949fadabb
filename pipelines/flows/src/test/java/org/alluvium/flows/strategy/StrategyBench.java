package org.alluvium.flows.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** A made market of one instrument, forecasts of it, and the shipped strategies. */
public final class StrategyBench {
  static final TradingCalendar CALENDAR =
      TradingCalendars.read(home("conf/calendars.json")).get("fx_weekday");
  static final LocalDate FIRST = LocalDate.of(2020, 6, 1);
  static final LocalDate LAST = LocalDate.of(2021, 3, 26);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate FIRST_WITH_PARTS = LocalDate.of(2021, 2, 1);

  private StrategyBench() {}

  /** A shipped strategy with shorter estimates, so that it decides early. */
  public static StrategyProfile shipped(String name) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode strategy = (ObjectNode) read("conf/strategies/" + name + ".json");
    ((ObjectNode) strategy.at("/execution/volatility")).put("returns", 20);
    if (strategy.at("/execution").has("confidence")) {
      ((ObjectNode) strategy.at("/execution/confidence")).put("magnitude_window", 4);
    }
    ((ObjectNode) strategy.at("/execution/intraday")).put("least_bars", 20);
    root.putObject("strategies").set(name, strategy);
    root.putObject("costs").set("usdcop", read("conf/costs/usdcop.json"));
    root.putObject("profiles").set(name, read("conf/manifest.json").path("profiles").path(name));
    return new Profiles(root).strategyProfile(name);
  }

  /** Bars of every session, and shorter ones of the last months; each known when it has ended. */
  static List<BarVersion> bars(long seed) {
    Random random = new Random(seed);
    List<BarVersion> bars = new ArrayList<>();
    double close = 3500;
    for (LocalDate date : CALENDAR.sessionsBetween(FIRST, LAST)) {
      List<BarVersion> parts = parts(date, close * (1 + 0.001 * random.nextGaussian()), random);
      BarVersion last = parts.get(parts.size() - 1);
      bars.add(
          new BarVersion(
              date.toEpochDay(),
              BarVersion.DAILY,
              Micros.of(CALENDAR.closeInstant(date)),
              parts.get(0).open(),
              parts.stream().mapToDouble(BarVersion::high).max().orElseThrow(),
              parts.stream().mapToDouble(BarVersion::low).min().orElseThrow(),
              last.close()));
      if (!date.isBefore(FIRST_WITH_PARTS)) {
        bars.addAll(parts);
      }
      close = last.close();
    }
    return bars;
  }

  private static List<BarVersion> parts(LocalDate date, double from, Random random) {
    List<BarVersion> parts = new ArrayList<>();
    double price = from;
    for (int part = 0; part < 30; part++) {
      double open = price;
      price *= 1 + 0.0015 * random.nextGaussian();
      long start =
          Micros.of(
              date.atTime(LocalTime.of(8, 0).plusMinutes(10L * part))
                  .atZone(ZoneId.of("America/Bogota"))
                  .toInstant());
      parts.add(
          new BarVersion(
              date.toEpochDay(),
              start,
              start + 660_000_000L,
              open,
              Math.max(open, price),
              Math.min(open, price),
              price));
    }
    return parts;
  }

  /** Forecasts of every model at every decision, and the returns from open to open that came. */
  static MemberHistory members(StrategyProfile profile, List<BarVersion> bars, long seed) {
    Random random = new Random(seed);
    MemberHistory history = new MemberHistory(MemberHistory.membersOf(profile.strategy()));
    DecisionSessions sessions =
        DecisionSessions.of(profile.strategy(), CALENDAR, CALENDAR.closeInstant(LAST));
    List<BarVersion> daily = bars.stream().filter(BarVersion::isDaily).toList();
    int horizon = profile.strategy().horizon();
    for (int row = 0; row < daily.size(); row++) {
      long day = daily.get(row).day();
      int cutoff = sessions.indexOf(Micros.instant(daily.get(row).knownAt()));
      if (cutoff >= 0 && row >= 40) {
        double common = 0.01 * random.nextGaussian();
        for (String model : history.models()) {
          history.forecast(
              model, day, daily.get(row).knownAt(), common + 0.004 * random.nextGaussian());
        }
      }
      if (row + 1 + horizon < daily.size()) {
        BarVersion exit = daily.get(row + 1 + horizon);
        history.label(day, exit.knownAt(), exit.open() / daily.get(row + 1).open() - 1);
      }
    }
    return history;
  }

  static StrategyWalk walk(StrategyProfile profile, MemberHistory members, List<BarVersion> bars) {
    return new StrategyWalk(profile, CALENDAR, members, bars).run();
  }

  private static JsonNode read(String file) {
    try {
      return JSON.readTree(home(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home(String file) {
    return Path.of(System.getProperty("alluvium.home"), file);
  }
}
