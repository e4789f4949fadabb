package org.alluvium.flows.ingestion.http;

import java.time.Duration;
import java.util.Optional;
import org.alluvium.lakehouse.error.ErrorCategory;

/**
 * An attempt that brought nothing of use.
 *
 * @param kind what went wrong
 * @param told what came, to follow the request; without a key
 * @param retryAfter how long the server asks to be left alone
 */
record HttpFailure(Kind kind, String told, Optional<Duration> retryAfter) {
  /** What went wrong, whether asking again may help, and what to do when it did not. */
  enum Kind {
    UNREACHABLE(
        true, ErrorCategory.INPUT_MISSING, "check the address and the network, then run it again"),
    BUSY(true, ErrorCategory.INPUT_MISSING, "run it again later, what was received is kept"),
    UNUSABLE(
        true, ErrorCategory.DATA_CHECK, "look at what it sends; what was received before is kept"),
    TOO_LARGE(false, ErrorCategory.DATA_CHECK, "ask for smaller pages, or raise largest_body"),
    FORBIDDEN(
        false, ErrorCategory.USAGE, "check the key in the environment and what it is good for"),
    REFUSED(false, ErrorCategory.USAGE, "correct what is asked for; asking again changes nothing");

    private final boolean retriable;
    private final ErrorCategory category;
    private final String wayOut;

    Kind(boolean retriable, ErrorCategory category, String wayOut) {
      this.retriable = retriable;
      this.category = category;
      this.wayOut = wayOut;
    }

    boolean retriable() {
      return retriable;
    }

    ErrorCategory category() {
      return category;
    }

    String wayOut() {
      return wayOut;
    }

    /** Of an answer with another status than 200. */
    static Kind ofStatus(int status) {
      return switch (status) {
        case 408, 425, 429 -> BUSY;
        case 401, 403, 407 -> FORBIDDEN;
        case 501, 505 -> REFUSED;
        default -> status >= 500 ? BUSY : REFUSED;
      };
    }
  }

  static HttpFailure of(Kind kind, String told) {
    return new HttpFailure(kind, told, Optional.empty());
  }
}
