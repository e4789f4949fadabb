package org.alluvium.flows.report.html;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.html.ChartData.TimeSpan;
import org.alluvium.flows.report.html.ChartData.Timeline;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.RegimeHistory;
import org.alluvium.flows.report.model.RegimeHistory.Share;
import org.alluvium.flows.report.model.RegimeHistory.Spell;
import org.alluvium.flows.report.table.Digits;

/** Quadrants of the market over the sessions of the net asset value, whose zoom they share. */
final class RegimeTimeline {
  private RegimeTimeline() {}

  /**
   * @param dates of the net asset value above it
   */
  static void write(
      Html html, ChartSheet charts, String name, DateAxis dates, RegimeHistory regime) {
    List<String> rows =
        regime.shares().stream()
            .filter(share -> share.sessions() > 0)
            .map(Share::quadrant)
            .toList();
    charts.figure(
        html,
        "Regime of %s, the market of %s".formatted(regime.market(), name),
        words(regime),
        new Timeline(
            name, rows, day(dates.first()), day(dates.last()), spans(dates, regime, rows)));
  }

  /** Spells as far as they lie in the sessions shown. */
  private static List<TimeSpan> spans(DateAxis dates, RegimeHistory regime, List<String> rows) {
    List<TimeSpan> spans = new ArrayList<>();
    for (Spell spell : regime.spells()) {
      LocalDate from = spell.from().isBefore(dates.first()) ? dates.first() : spell.from();
      LocalDate to = spell.to().isAfter(dates.last()) ? dates.last() : spell.to();
      if (!to.isBefore(from)) {
        spans.add(new TimeSpan(rows.indexOf(spell.quadrant()), day(from), day(to)));
      }
    }
    return spans;
  }

  private static long day(LocalDate date) {
    return date.toEpochDay();
  }

  private static String words(RegimeHistory regime) {
    Spell last = regime.spells().get(regime.spells().size() - 1);
    return "Since %s it is %s. Of all sessions since %s: %s."
        .formatted(
            last.from(),
            last.quadrant(),
            regime.spells().get(0).from(),
            regime.shares().stream()
                .map(share -> share.quadrant() + " " + share(share))
                .collect(joining(", ")));
  }

  private static String share(Share share) {
    return HtmlTable.typographic(Digits.percent(share.share()));
  }
}
