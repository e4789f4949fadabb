package org.alluvium.kernels.feature;

/**
 * The rolling families of Alpha158, in column order; each has one column per window of {@link
 * Alpha158#WINDOWS}.
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

  /** Column of this family's k-th window. */
  int column(int k) {
    return CandleColumns.NAMES.size() + ordinal() * Alpha158.WINDOWS.size() + k;
  }
}
