package org.alluvium.flows.ingestion.instrument;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One row of {@code instruments.csv}: what can be traded or quoted, and how. Units as in {@code
 * silver.instruments}.
 *
 * @param listed first day quoted, or null when before the data
 * @param delisted last day quoted, or null while alive
 * @param validity when these values hold
 */
public record Instrument(
    String symbol,
    String sourceSymbol,
    String assetClass,
    double tickSize,
    long priceScale,
    double lotSize,
    double minimumNotional,
    double contractMultiplier,
    ZoneId timeZone,
    String session,
    String calendar,
    String currency,
    LocalDate listed,
    LocalDate delisted,
    String priceBasis,
    Validity validity)
    implements Serializable {
  /**
   * An interval of days.
   *
   * @param from first day, or null when not known to begin
   * @param to last day, or null while open
   */
  public record Validity(LocalDate from, LocalDate to) implements Serializable {
    /** Any day. */
    public static final Validity ALWAYS = new Validity(null, null);

    boolean overlaps(Validity other) {
      return (to == null || other.from == null || !other.from.isAfter(to))
          && (other.to == null || from == null || !from.isAfter(other.to));
    }

    boolean contains(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  private static final Pattern SYMBOL =
      Pattern.compile("[A-Z0-9_]{1,32}:[A-Z0-9][A-Z0-9._-]{0,62}!?");
  private static final Pattern SESSION = Pattern.compile("\\d{4}-\\d{4}");
  private static final Set<String> BASES = Set.of("raw", "split_adjusted", "fully_adjusted");
  private static final LocalDate BEFORE_THE_DATA = LocalDate.EPOCH;

  public Instrument {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException(
          "symbol must be EXCHANGE:SYMBOL, for example NYSE:IBM, got '" + symbol + "'");
    }
    if (!(tickSize > 0) || !(lotSize > 0) || !(contractMultiplier > 0) || minimumNotional < 0) {
      throw new IllegalArgumentException(
          symbol + ": tick size, lot size and multiplier must be positive, minimum notional >= 0");
    }
    if (priceScale != Math.round(1 / tickSize)) {
      throw new IllegalArgumentException(
          "%s: price scale %d is not 1 / tick size %s".formatted(symbol, priceScale, tickSize));
    }
    if (delisted != null && !delisted.equals(validity.to())) {
      throw new IllegalArgumentException(
          "%s: delisted is %s, then valid_to must be the same day".formatted(symbol, delisted));
    }
    requireBasis(priceBasis);
    if (!isSession(session)) {
      throw new IllegalArgumentException(
          symbol + ": session must be HHMM-HHMM, got '" + session + "'");
    }
  }

  /** Fails for what is no basis of prices. */
  public static void requireBasis(String priceBasis) {
    if (!BASES.contains(priceBasis)) {
      throw new IllegalArgumentException(
          "price_basis must be raw, split_adjusted or fully_adjusted, got '" + priceBasis + "'");
    }
  }

  /** Whether a text has the form of a session, {@code HHMM-HHMM}. */
  static boolean isSession(String text) {
    return SESSION.matcher(text).matches();
  }

  /** First day of these values. */
  public LocalDate validFrom() {
    if (validity.from() != null) {
      return validity.from();
    }
    return listed == null ? BEFORE_THE_DATA : listed;
  }

  /** When these values could first be known: the start of their first day, UTC. */
  public Instant knownAt() {
    return validFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** When it could first be known that these values hold no more: after their last day, UTC. */
  public Optional<Instant> endKnownAt() {
    return Optional.ofNullable(validity.to())
        .map(last -> last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
