package org.alluvium.flows.selection;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one stage of a selection is, and with which parameters: {@code
 * quant://selection/clustering?run_id=R&profile=P&linkage=ward}.
 *
 * @param stage its kind, such as {@code clustering}, or its id, such as {@code clustering/none}
 * @param runId the run whose inputs it sees
 * @param profile of that run
 * @param date of the decision; empty for the latest
 * @param parameters of the stage that differ from the configured ones, by name; an empty text takes
 *     one away
 */
public record StageAddress(
    String stage,
    String runId,
    String profile,
    Optional<LocalDate> date,
    SortedMap<String, String> parameters) {
  private static final String SCHEME = "quant";
  private static final String SELECTION = "selection";
  private static final String RUN_ID = "run_id";
  private static final String PROFILE = "profile";
  private static final String DATE = "date";

  public StageAddress {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** Reads an address. */
  public static StageAddress parse(String address) {
    URI uri = uri(address);
    if (!SCHEME.equals(uri.getScheme())) {
      throw SelectionErrors.badAddress(
          address,
          "its scheme must be quant, got " + (uri.getScheme() == null ? "none" : uri.getScheme()));
    }
    if (!SELECTION.equals(uri.getAuthority())) {
      throw SelectionErrors.badAddress(
          address,
          "after quant:// it must say selection, got "
              + (uri.getAuthority() == null ? "nothing" : uri.getAuthority()));
    }
    String stage = uri.getPath().replaceFirst("^/", "");
    if (stage.isEmpty()) {
      throw SelectionErrors.badAddress(address, "it names no stage");
    }
    TreeMap<String, String> parameters = parameters(address, uri.getRawQuery());
    String runId = taken(address, parameters, RUN_ID);
    String profile = taken(address, parameters, PROFILE);
    Optional<LocalDate> date = date(address, parameters.remove(DATE));
    return new StageAddress(stage, runId, profile, date, parameters);
  }

  private static URI uri(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw SelectionErrors.badAddress(
          address, "at character %d: %s".formatted(e.getIndex() + 1, e.getReason()));
    }
  }

  private static TreeMap<String, String> parameters(String address, String query) {
    TreeMap<String, String> parameters = new TreeMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw SelectionErrors.badAddress(
            address, "'%s' is not of the form name=value".formatted(pair));
      }
      String name = decoded(pair.substring(0, equals));
      if (parameters.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw SelectionErrors.badAddress(address, "it gives %s twice".formatted(name));
      }
    }
    return parameters;
  }

  private static String taken(String address, TreeMap<String, String> parameters, String name) {
    String value = parameters.remove(name);
    if (value == null || value.isEmpty()) {
      throw SelectionErrors.badAddress(address, name + " is missing");
    }
    return value;
  }

  private static Optional<LocalDate> date(String address, String text) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw SelectionErrors.badAddress(
          address, "date must be a day such as 2017-11-10, got '%s'".formatted(text));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
