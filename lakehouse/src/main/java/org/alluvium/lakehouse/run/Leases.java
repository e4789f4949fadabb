package org.alluvium.lakehouse.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.direct.VersionedRows;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.tables.LeaseEvents;

/**
 * Leases, kept as events in {@code ops.leases}. Every change is a compare-and-set on the table's
 * version, so of several that ask at once one gets the lease.
 *
 * <p>Only events that expire later than now are read: an expiry never moves back, and a release
 * keeps the expiry of what it ends, so that older events cannot matter. Clocks of the machines
 * involved should agree to well within a term.
 */
public final class Leases {
  private final DirectLakehouse lakehouse;
  private final Clock clock;

  public Leases(DirectLakehouse lakehouse, Clock clock) {
    this.lakehouse = lakehouse;
    this.clock = clock;
  }

  private enum Event {
    ACQUIRE,
    RENEW,
    RELEASE
  }

  /**
   * Takes the lease, which must be free, released, expired, or left by a process of this machine
   * that is gone.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when somebody holds it, whoever it is:
   *     the message names holder, expiry and way out
   */
  public Lease acquire(String name, String holder, Duration term) {
    requireTerm(term);
    return ConflictRetry.run(
        LeaseEvents.SPEC.name(),
        () -> {
          Instant now = now();
          VersionedRows read = unexpired(now);
          Lease held = live(read).get(name);
          if (held != null && !held.isAbandoned()) {
            throw RunErrors.leaseHeld(held);
          }
          Lease lease =
              new Lease(
                  name, holder, ProcessMark.current(), read.version() + 1, now, now.plus(term));
          append(lease, Event.ACQUIRE, now, read.version());
          return lease;
        });
  }

  /**
   * Prolongs a lease to {@code term} from now; an expiry never moves back.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when it expired or another has it: stop
   *     writing
   */
  public Lease renew(Lease lease, Duration term) {
    requireTerm(term);
    return ConflictRetry.run(
        LeaseEvents.SPEC.name(),
        () -> {
          Instant now = now();
          VersionedRows read = unexpired(now);
          Lease held = requireHeld(lease, live(read).get(lease.name()));
          Instant expiry = now.plus(term);
          Instant later = expiry.isAfter(held.expiresAt()) ? expiry : held.expiresAt();
          Lease renewed =
              new Lease(
                  held.name(),
                  held.holder(),
                  held.process(),
                  held.token(),
                  held.acquiredAt(),
                  later);
          append(renewed, Event.RENEW, now, read.version());
          return renewed;
        });
  }

  /** Gives a lease back; nothing happens when it expired or another has it. */
  public void release(Lease lease) {
    ConflictRetry.run(
        LeaseEvents.SPEC.name(),
        () -> {
          Instant now = now();
          VersionedRows read = unexpired(now);
          Lease held = live(read).get(lease.name());
          if (held != null && held.token() == lease.token()) {
            append(held, Event.RELEASE, now, read.version());
          }
          return lease;
        });
  }

  /** Who holds the lease now. */
  public Optional<Lease> holder(String name) {
    return Optional.ofNullable(live(unexpired(now())).get(name));
  }

  /** Every lease that is held now, in order of name. */
  public List<Lease> live() {
    return List.copyOf(live(unexpired(now())).values());
  }

  private VersionedRows unexpired(Instant now) {
    return lakehouse.read(
        LeaseEvents.SPEC, RowFilter.where(LeaseEvents.EXPIRES_AT, Comparison.GREATER, now));
  }

  private static Map<String, Lease> live(VersionedRows read) {
    Map<String, Lease> held = new TreeMap<>();
    read.rows().stream()
        .sorted(Comparator.comparing(row -> (Long) row.get(LeaseEvents.SEQUENCE)))
        .forEach(row -> apply(row, held));
    return held;
  }

  private static void apply(Map<String, Object> row, Map<String, Lease> held) {
    String name = (String) row.get(LeaseEvents.LEASE);
    Instant at = (Instant) row.get(LeaseEvents.AT);
    switch (Event.valueOf((String) row.get(LeaseEvents.EVENT))) {
      case ACQUIRE -> held.put(name, lease(row, at));
      case RENEW -> {
        Lease before = held.get(name);
        held.put(name, lease(row, before == null ? at : before.acquiredAt()));
      }
      case RELEASE -> held.remove(name);
    }
  }

  private static Lease lease(Map<String, Object> row, Instant acquiredAt) {
    return new Lease(
        (String) row.get(LeaseEvents.LEASE),
        (String) row.get(LeaseEvents.HOLDER),
        Optional.ofNullable((String) row.get(LeaseEvents.PROCESS)),
        (Long) row.get(LeaseEvents.TOKEN),
        acquiredAt,
        (Instant) row.get(LeaseEvents.EXPIRES_AT));
  }

  private void append(Lease lease, Event event, Instant now, long version) {
    Map<String, Object> row = new HashMap<>();
    row.put(LeaseEvents.LEASE, lease.name());
    row.put(LeaseEvents.SEQUENCE, version + 1);
    row.put(LeaseEvents.EVENT, event.name());
    row.put(LeaseEvents.HOLDER, lease.holder());
    row.put(LeaseEvents.PROCESS, lease.process().orElse(null));
    row.put(LeaseEvents.TOKEN, lease.token());
    row.put(LeaseEvents.AT, now);
    row.put(LeaseEvents.EXPIRES_AT, lease.expiresAt());
    lakehouse.append(LeaseEvents.SPEC, List.of(row), version);
  }

  private static Lease requireHeld(Lease lease, Lease held) {
    if (held == null) {
      throw RunErrors.leaseLost(lease, "it expired or was released");
    }
    if (held.token() != lease.token()) {
      throw RunErrors.leaseLost(
          lease, "%s has it until %s".formatted(held.holder(), held.expiresAt()));
    }
    return held;
  }

  private static void requireTerm(Duration term) {
    if (term.isNegative() || term.isZero()) {
      throw new IllegalArgumentException("a lease's term must be positive, got " + term);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
