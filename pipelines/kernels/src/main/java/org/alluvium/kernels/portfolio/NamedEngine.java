package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * An engine with the id that configuration and records call it by.
 *
 * @param id not blank
 */
public record NamedEngine(String id, PortfolioEngine engine) {
  public NamedEngine {
    Check.isTrue(!id.isBlank(), "id of an engine must not be blank");
    Objects.requireNonNull(engine, "engine");
  }
}
