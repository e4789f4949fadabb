package org.alluvium.flows.report.file;

/** Whether a run draws the pictures of its models. */
public enum PictureChoice {
  DRAWN,
  /** {@code --no-png}. */
  LEFT_OUT
}
