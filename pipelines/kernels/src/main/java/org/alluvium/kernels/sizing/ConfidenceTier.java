package org.alluvium.kernels.sizing;

/** How much a forecast is trusted. */
public enum ConfidenceTier {
  HIGH,
  MEDIUM,
  LOW
}
