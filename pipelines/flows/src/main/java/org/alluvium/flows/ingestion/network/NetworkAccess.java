package org.alluvium.flows.ingestion.network;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.http.Pacing;
import org.alluvium.flows.ingestion.http.Secret;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.NetworkTerms.KeyTerms;

/** What sources need to be asked over a network. */
public final class NetworkAccess {
  private final Path landing;
  private final Map<String, String> environment;
  private final Pacing pacing;
  private final String edition;
  private final FetchProgress progress;

  /**
   * @param landing folder in which pages are kept as received
   * @param environment where keys are
   * @param pacing when a server is asked, and asked again
   */
  public NetworkAccess(Path landing, Map<String, String> environment, Pacing pacing) {
    this(landing, environment, pacing, "", FetchProgress.SILENT);
  }

  private NetworkAccess(
      Path landing,
      Map<String, String> environment,
      Pacing pacing,
      String edition,
      FetchProgress progress) {
    this.landing = landing;
    this.environment = Map.copyOf(environment);
    this.pacing = pacing;
    this.edition = edition;
    this.progress = progress;
  }

  /** The same access that keeps its pages beside those of others, and knows its own only. */
  public NetworkAccess edition(String name) {
    return new NetworkAccess(landing, environment, pacing, name, progress);
  }

  /** The access of which each symbol or series is told. */
  public NetworkAccess toldTo(FetchProgress listener) {
    return new NetworkAccess(landing, environment, pacing, edition, listener);
  }

  FetchProgress progress() {
    return progress;
  }

  PageStore store(String source) {
    return new PageStore(landing, source, edition);
  }

  Optional<Secret> key(NetworkTerms terms) {
    return terms.key().map(this::key);
  }

  private Secret key(KeyTerms key) {
    return Secret.fromEnvironment(key.environment(), environment, key.place(), key.name());
  }

  Pacing pacing() {
    return pacing;
  }
}
