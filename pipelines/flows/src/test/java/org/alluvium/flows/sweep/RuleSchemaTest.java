package org.alluvium.flows.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.rule.RuleKind;
import org.junit.jupiter.api.Test;

class RuleSchemaTest {
  @Test
  void theSchemaNamesTheRulesThatThereAre() throws IOException {
    Path home = Path.of(System.getProperty("alluvium.home"));
    List<String> rules = new ArrayList<>();
    new ObjectMapper()
        .readTree(home.resolve("conf/schema/manifest.schema.json").toFile())
        .at("/$defs/sweep/properties/rule/enum")
        .forEach(rule -> rules.add(rule.asText()));
    assertThat(rules).isEqualTo(Arrays.stream(RuleKind.values()).map(RuleKind::id).toList());
  }
}
