package org.alluvium.flows.discovery.scan;

import java.util.Arrays;

/**
 * One thing that a scanner received, as it came: a response, a file, the rows of a table.
 *
 * @param name what it is, for messages and for the file that keeps it: {@code exchange_info.json}
 * @param content its bytes; copied in and out
 */
public record Page(String name, byte[] content) {
  public Page {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Page page
        && page.name.equals(name)
        && Arrays.equals(page.content, content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "%s, %d bytes".formatted(name, content.length);
  }
}
