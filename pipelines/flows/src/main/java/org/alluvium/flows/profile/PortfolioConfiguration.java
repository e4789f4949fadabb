package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How a book is built.
 *
 * @param engine the engine that the profile stands for
 * @param alongside engines run beside it, for comparison
 * @param lookBackSessions sessions of returns that an engine sees
 * @param selectTop how many instruments are held at most; 0 = all
 */
public record PortfolioConfiguration(
    String engine,
    List<String> alongside,
    @JsonProperty("look_back_sessions") int lookBackSessions,
    @JsonProperty("select_top") int selectTop) {

  public PortfolioConfiguration {
    alongside = alongside == null ? List.of() : List.copyOf(alongside);
  }

  /** The engine of the profile first, then those alongside. */
  public List<String> engines() {
    List<String> all = new ArrayList<>();
    all.add(engine);
    alongside.stream().filter(e -> !e.equals(engine)).forEach(all::add);
    return all;
  }
}
