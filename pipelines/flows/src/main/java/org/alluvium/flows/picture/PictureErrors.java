package org.alluvium.flows.picture;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;

import java.nio.file.Path;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people about pictures. */
final class PictureErrors {
  private PictureErrors() {}

  static AlluviumException cannotDraw(Path folder, Throwable cause) {
    return new AlluviumException(
        INPUT_MISSING,
        "no picture can be drawn in %s: %s; write to another folder, install fonts (on Debian fontconfig and fonts-dejavu-core), or give --no-png"
            .formatted(folder, cause),
        cause);
  }
}
