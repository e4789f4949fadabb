package org.alluvium.flows.discovery.scan;

import java.net.URI;

/** What scanners reach for outside themselves. */
public interface Outside {
  /** The members of a universe on the logical date, as known by the run, as a JSON list. */
  byte[] members(String universe);

  /** The JSON document at an address; {@code asker} is the scanner, for messages. */
  byte[] get(String asker, URI address);

  /** The answer to a JSON document, itself one. */
  byte[] post(String asker, URI address, byte[] json);
}
