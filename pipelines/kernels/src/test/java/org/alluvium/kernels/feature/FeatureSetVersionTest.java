package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.alluvium.kernels.feature.liquidity.Liquidity;
import org.alluvium.kernels.feature.spectral.Spectral;
import org.alluvium.kernels.feature.technicals.Technicals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureSetVersionTest {
  static List<FeatureSet> sets() {
    return List.of(
        Alpha158.ofQlibDefinitions(),
        Technicals.ofTaLibDefinitions(),
        Liquidity.ofDailyBars(),
        Spectral.ofDailyReturns());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void changedBitsNeedAnotherVersion(FeatureSet set) throws IOException {
    String record = "/feature/%s/digest.properties".formatted(set.id());
    Properties recorded = new Properties();
    try (InputStream in = FeatureSetVersionTest.class.getResourceAsStream(record)) {
      recorded.load(in);
    }
    int version = Integer.parseInt(recorded.getProperty("version"));
    String digest = digest(set);
    assertThat(digest)
        .as(
            "%s: version() is %d, digest %s was recorded under version %d. The values changed: bump"
                + " version() to %d, so that stored features are recomputed, and record version and the new"
                + " digest in src/test/resources%s",
            set.id(), set.version(), recorded.getProperty("sha256"), version, version + 1, record)
        .isEqualTo(recorded.getProperty("sha256"));
    assertThat(set.version())
        .as("the digest is recorded under this version; the values did not change")
        .isEqualTo(version);
  }

  /** SHA-256 of names and float bits of every series of the fixture, in order, every NaN as one. */
  private static String digest(FeatureSet features) {
    MessageDigest sha = sha256();
    sha.update(String.join(",", features.names()).getBytes(StandardCharsets.UTF_8));
    for (String series : QlibFixture.SERIES) {
      Bars bars = QlibFixture.of(series).bars();
      for (float[] column : features.compute(bars, 0, bars.size())) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * column.length);
        for (float value : column) {
          bytes.putInt(Float.floatToIntBits(value));
        }
        sha.update(bytes.array());
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
