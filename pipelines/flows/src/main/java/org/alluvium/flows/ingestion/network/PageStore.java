package org.alluvium.flows.ingestion.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * Pages of a source as they were received, a file each: what a bar came from can be looked at, and
 * nothing is asked for twice. A file is there whole or not at all.
 */
public final class PageStore {
  private static final int DIGEST_CHARACTERS = 8;
  private final Path landing;
  private final String source;
  private final String suffix;

  /**
   * @param landing folder of all sources' pages
   * @param edition tells pages of one address apart; empty for the usual ones
   */
  PageStore(Path landing, String source, String edition) {
    this.landing = landing;
    this.source = source;
    this.suffix = edition.isEmpty() ? "" : "_" + edition;
  }

  /** Name of a page below the landing folder: its range, and what of its address is not in that. */
  String name(Page page, String address) {
    String digest = Sha256.of(address).substring(0, DIGEST_CHARACTERS);
    return "%s/%s/%s_%s%s.json".formatted(source, page.name(), page.range(), digest, suffix);
  }

  Path path(String name) {
    return landing.resolve(name);
  }

  /** Names of all kept pages of the source, sorted. */
  List<String> names() {
    Path folder = path(source);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> landing.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw IngestionErrors.unreadable(folder.toString(), e);
    }
  }

  /** The text of a page, if it is kept. */
  Optional<String> kept(String name) {
    try {
      return Files.isRegularFile(path(name))
          ? Optional.of(Files.readString(path(name)))
          : Optional.empty();
    } catch (IOException e) {
      throw IngestionErrors.unreadable(path(name).toString(), e);
    }
  }

  /** Keeps a page. */
  void keep(String name, String body) {
    try {
      Files.createDirectories(path(name).getParent());
      Path part = path(name + ".part");
      Files.writeString(part, body, StandardCharsets.UTF_8);
      Files.move(part, path(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw IngestionErrors.pageNotKept(path(name), e);
    }
  }
}
