package org.alluvium.lakehouse.error;

/**
 * An error that a person can act on: its message names the thing, the value and the way out, and it
 * is shown without a stack trace.
 */
public final class AlluviumException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ErrorCategory category;

  public AlluviumException(ErrorCategory category, String message) {
    super(message);
    this.category = category;
  }

  public AlluviumException(ErrorCategory category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public ErrorCategory category() {
    return category;
  }
}
