package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.alluvium.jobs.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedConfigurationTest {
  private final ResolvedConfiguration resolved =
      ConfigurationLoader.load(ConfigurationRequest.ofHome(Installation.home()));

  @Test
  void isWrittenCompleteWithTheSourceOfEveryLeafAndReadBack(@TempDir Path run) throws IOException {
    Path file = resolved.writeTo(run);
    assertThat(run.relativize(file)).hasToString("config/resolved_manifest.json");
    JsonNode written = StrictJson.MAPPER.readTree(file.toFile());
    assertThat(written.path("configuration")).isEqualTo(resolved.node());
    assertThat(written.path("digest").textValue()).isEqualTo(resolved.digest());
    assertThat(written.path("provenance")).hasSize(leaves(resolved.node()));

    ResolvedConfiguration again = ResolvedConfiguration.read(Installation.home(), run);
    assertThat(again.digest()).isEqualTo(resolved.digest());
    assertThat(again.provenance()).isEqualTo(resolved.provenance());
  }

  @Test
  void theDigestIsOfContentAndNotOfTheOrderOfKeys() throws IOException {
    JsonNode one = StrictJson.MAPPER.readTree("{\"b\":[1,{\"y\":2,\"x\":1}],\"a\":\"é\"}");
    JsonNode two = StrictJson.MAPPER.readTree("{\"a\":\"é\",\"b\":[1,{\"x\":1,\"y\":2}]}");
    assertThat(CanonicalJson.of(one)).isEqualTo("{\"a\":\"é\",\"b\":[1,{\"x\":1,\"y\":2}]}");
    assertThat(CanonicalJson.sha256(one)).isEqualTo(CanonicalJson.sha256(two));
    // printf '%s' '{}' | sha256sum (coreutils 9.1)
    assertThat(CanonicalJson.sha256(StrictJson.MAPPER.createObjectNode()))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> resolved.text("lakehouse.rot"))
        .hasMessage("the configuration has no value at 'lakehouse.rot'");
  }

  @Test
  void aRunFolderWithoutConfigurationIsNamed(@TempDir Path run) {
    assertThatThrownBy(() -> ResolvedConfiguration.read(Installation.home(), run))
        .hasMessageContaining("resolved_manifest.json");
  }

  private static int leaves(JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      return 1;
    }
    int count = 0;
    for (JsonNode child : node) {
      count += leaves(child);
    }
    return count;
  }
}
