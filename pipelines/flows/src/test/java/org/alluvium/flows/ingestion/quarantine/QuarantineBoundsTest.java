package org.alluvium.flows.ingestion.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.kernels.quarantine.QuarantineTerms;
import org.junit.jupiter.api.Test;

class QuarantineBoundsTest {
  @Test
  void the_installation_says_what_holds_by_default_and_names_every_class() {
    assertThat(Seed.LIBRARY.bounds()).isEqualTo(QuarantineBounds.DEFAULT);
    Set<String> classes = new TreeSet<>();
    Seed.LIBRARY.instruments().all().stream().map(Instrument::assetClass).forEach(classes::add);
    assertThat(QuarantineBounds.DEFAULT.ofClass().keySet()).containsAll(classes);
  }

  @Test
  void what_a_file_leaves_out_is_the_default() throws IOException {
    QuarantineBounds bounds = parse("{\"bounds\": {\"equity\": 0.4}, \"sessions\": 3}");
    assertThat(bounds.terms("equity")).isEqualTo(new QuarantineTerms(0.4, 3, 0.01));
    assertThat(bounds.terms("etf")).isEqualTo(new QuarantineTerms(0.75, 3, 0.01));
    assertThat(QuarantineBounds.parse(MissingNode.getInstance()))
        .isEqualTo(QuarantineBounds.DEFAULT);
  }

  @Test
  void bounds_that_hold_nothing_are_refused() {
    assertThatThrownBy(() -> parse("{\"bounds\": {\"equity\": 0}}"))
        .hasMessage("bound must be > 0, got 0.0");
    assertThatThrownBy(() -> parse("{\"sessions\": 0}")).hasMessage("sessions must be >= 1, got 0");
  }

  private static QuarantineBounds parse(String json) throws IOException {
    return QuarantineBounds.parse(new ObjectMapper().readTree(json));
  }
}
