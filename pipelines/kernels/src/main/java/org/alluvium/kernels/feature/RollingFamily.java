package org.alluvium.kernels.feature;

/**
 * The rolling families of Alpha158, in column order; each has one column per window of {@link
 * RollingWindows}.
 */
enum RollingFamily {
  ROC,
  MA,
  STD,
  BETA,
  RSQR,
  RESI,
  MAX,
  MIN,
  QTLU,
  QTLD,
  RANK,
  RSV,
  IMAX,
  IMIN,
  IMXD,
  CORR,
  CORD,
  CNTP,
  CNTN,
  CNTD,
  SUMP,
  SUMN,
  SUMD,
  VMA,
  VSTD,
  WVMA,
  VSUMP,
  VSUMN,
  VSUMD;

  @SuppressWarnings("EnumOrdinal") // the order of this list is Qlib's column order
  private final int firstColumn = CandleColumns.NAMES.size() + ordinal() * RollingWindows.count();

  /** Column of this family's k-th window. */
  int column(int k) {
    return firstColumn + k;
  }
}
