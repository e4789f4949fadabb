package org.alluvium.flows.ingestion.network;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A page that a server is asked for.
 *
 * @param name symbol or series, as the server calls it
 * @param from what the page begins with: a bar's start, or midnight UTC of a day of knowledge
 * @param to what it ends with, inclusive
 * @param offset rows of the same range on earlier pages
 */
public record Page(String name, Instant from, Instant to, long offset) implements Serializable {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  /** The range in a form that file names may have. */
  String range() {
    String range = text(from) + "_" + text(to);
    return offset == 0 ? range : range + "_" + offset;
  }

  private static String text(Instant instant) {
    return SHORT.format(instant).replace("T0000Z", "");
  }
}
