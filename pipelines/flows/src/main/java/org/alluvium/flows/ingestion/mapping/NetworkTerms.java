package org.alluvium.flows.ingestion.mapping;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alluvium.flows.ingestion.http.HttpTerms;
import org.alluvium.flows.ingestion.http.Secret;

/**
 * How a source is asked over a network.
 *
 * @param baseUrl what its addresses begin with
 * @param names symbols or series, as the server calls them
 * @param from first day that is asked for: of bars, or of knowledge
 * @param pageSize most rows of one page
 * @param calendar sessions on which there can be anything new; empty for every day, or where rows
 *     have calendars of their own
 * @param atOnce how many names are asked for at the same time; the rate is that of all
 * @param key what the server wants to know its clients by
 * @param http patience, rate and size
 */
public record NetworkTerms(
    URI baseUrl,
    List<String> names,
    LocalDate from,
    int pageSize,
    int atOnce,
    Optional<String> calendar,
    Optional<KeyTerms> key,
    HttpTerms http) {
  private static final int MOST_AT_ONCE = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._\\-]*");

  /**
   * Where a key is, and where it goes.
   *
   * @param environment variable that has it
   * @param name header or parameter that it is sent as
   */
  public record KeyTerms(String environment, Secret.Place place, String name) {}

  public NetworkTerms {
    names = List.copyOf(names);
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("network.names has a name twice");
    }
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "network.at_once must be 1..%d, got %d".formatted(MOST_AT_ONCE, atOnce));
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "network.names: '%s' has other characters than letters, digits, '.', '_' and '-'"
                .formatted(name));
      }
    }
    if (baseUrl.getRawQuery() != null || !baseUrl.isAbsolute()) {
      throw new IllegalArgumentException(
          "network.base_url must be like https://HOST/PATH, without a query");
    }
  }

  /** Fails when there is none to ask for. */
  public void requireNames() {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("network.names must have one name or more");
    }
  }

  /** The address of a path below the base. */
  public URI address(String pathAndQuery) {
    return URI.create(baseUrl.toString().replaceFirst("/+$", "") + pathAndQuery);
  }
}
