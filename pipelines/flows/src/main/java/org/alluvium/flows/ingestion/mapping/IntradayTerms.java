package org.alluvium.flows.ingestion.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Bars of parts of a session.
 *
 * @param bars what they have in common with daily bars; the delay counts from the end of the bar
 * @param interval length of each bar, whole minutes
 * @param hours when the source quotes; bars that do not lie within are refused
 */
public record IntradayTerms(BarTerms bars, Duration interval, Hours hours) implements MappingTerms {
  /**
   * Hours of a day.
   *
   * @param from the earliest start of a bar
   * @param to the latest end of a bar
   * @param zone zone of both, and of the bars' dates
   */
  public record Hours(LocalTime from, LocalTime to, ZoneId zone) implements java.io.Serializable {
    /** Whether a bar lies within the hours of its date. */
    boolean enclose(Instant start, Duration length) {
      LocalTime begin = LocalTime.ofInstant(start, zone);
      return !begin.isBefore(from) && !begin.plus(length).isAfter(to);
    }

    /** Whether it does when the clock that is labelled UTC shows the time of the hours' zone. */
    boolean encloseAsLabelled(Instant start, Duration length) {
      LocalDateTime shown = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
      return enclose(shown.atZone(zone).toInstant(), length);
    }

    @Override
    public String toString() {
      return from + "-" + to + " " + zone;
    }
  }

  public IntradayTerms {
    boolean wholeMinutes = interval.toMillis() % Duration.ofMinutes(1).toMillis() == 0;
    if (!wholeMinutes || interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("interval must be whole minutes, got " + interval);
    }
  }

  /** Value of {@code interval} in the tables. */
  String intervalId() {
    return interval.toMinutes() + "m";
  }

  @Override
  public Set<Field> requiredFields() {
    Set<Field> fields = new HashSet<>(bars.requiredFields());
    fields.remove(Field.DATE);
    fields.add(Field.TIMESTAMP);
    return Set.copyOf(fields);
  }

  @Override
  public Optional<String> calendarId() {
    return bars.calendarId();
  }

  @Override
  public SourceYield yields() {
    return SourceYield.INTRADAY;
  }

  @Override
  public int longestLagDays() {
    return bars.longestLagDays();
  }

  @Override
  public RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
    return new IntradayParser(mapping.id(), this, layout, market, window);
  }
}
