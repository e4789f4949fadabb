package org.alluvium.flows.discovery;

import java.net.URI;

/** Asks web servers; fails with a message for people after bounded retries. */
public interface Web {
  /** The JSON document at an address; {@code asker} is for messages. */
  byte[] get(String asker, URI address);

  /** The answer to a JSON document, itself one. */
  byte[] post(String asker, URI address, byte[] json);
}
