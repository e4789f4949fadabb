package org.alluvium.lakehouse.error;

/** What caused a failure in the end. */
public final class RootCause {
  private RootCause() {}

  /** The innermost cause: the failure itself when nothing caused it. */
  public static Throwable of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** First line of the innermost cause's message, its class where it has none. */
  public static String message(Throwable failure) {
    Throwable root = of(failure);
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
