package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedManifestTest {
  private static final long TWELVE_MEGABYTES = 12_000_000;

  @Test
  void the_manifest_lists_every_file_of_the_seed_with_its_hash() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (JsonNode file :
        new ObjectMapper().readTree(Seed.FOLDER.resolve("manifest.json").toFile()).path("files")) {
      listed.put(
          file.path("path").asText(),
          file.path("bytes").asLong() + " " + file.path("sha256").asText());
    }
    assertThat(listed).isEqualTo(present());
  }

  @Test
  void the_seed_stays_small() throws IOException {
    try (Stream<Path> files = Files.walk(Seed.FOLDER)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertThat(bytes).isLessThan(TWELVE_MEGABYTES);
    }
  }

  @Test
  void the_data_card_names_every_file() throws IOException {
    String card = Files.readString(Seed.FOLDER.resolve("README.md"));
    assertThat(card).contains(present().keySet());
  }

  private static Map<String, String> present() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Seed.FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = Seed.FOLDER.relativize(file).toString();
        if (!name.equals("README.md") && !name.equals("manifest.json")) {
          found.put(name, Files.size(file) + " " + sha256(file));
        }
      }
    }
    return found;
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
