package org.alluvium.flows.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Why a text is no JSON, in the parser's words without what it says to programmers. */
public final class JsonFault {
  private static final Pattern STARTED =
      Pattern.compile(
          "\\(start marker at \\[Source: .*?line: ([0-9]+), column: ([0-9]+)\\]\\)",
          Pattern.DOTALL);
  private static final Pattern ADVICE =
      Pattern.compile(
          ": enable `.*` to allow| \\(not recognized as one since Feature .*\\)|\\s*(at )?\\[Source: [^\\]]*\\]");

  private JsonFault() {}

  /** The reason alone, on one line. */
  public static String reason(JsonProcessingException fault) {
    String started =
        STARTED.matcher(fault.getOriginalMessage()).replaceAll("(begun at line $1, column $2)");
    return ADVICE.matcher(started).replaceAll("").lines().findFirst().orElse("");
  }

  /** Line, column and reason. */
  public static String told(JsonProcessingException fault) {
    JsonLocation at = fault.getLocation();
    return at == null
        ? reason(fault)
        : "line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), reason(fault));
  }
}
