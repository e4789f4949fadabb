package org.alluvium.lakehouse.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestWordTest {
  @Test
  void distanceIsLevenshteins() {
    assertThat(ClosestWord.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(ClosestWord.distance("", "abc")).isEqualTo(3);
    assertThat(ClosestWord.distance("flaw", "lawn")).isEqualTo(2);
  }

  @Test
  void theNearestKnownWordIsMeant() {
    assertThat(ClosestWord.to("wekly", List.of("weekly", "daily"))).contains("weekly");
  }

  @Test
  void nothingIsMeantWhenNothingIsNear() {
    assertThat(ClosestWord.to("xyz", List.of("weekly", "daily"))).isEmpty();
  }
}
