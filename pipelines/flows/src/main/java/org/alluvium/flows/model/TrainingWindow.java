package org.alluvium.flows.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * What a model may learn from at one cutoff.
 *
 * @param cutoff its instant, epoch microseconds
 * @param moments of all rows
 * @param blocks moments of the rows by the cutoff at which they were first usable, oldest first;
 *     only models with settings to choose look at them
 * @param rows features…, target of the complete rows of the same blocks; only models that need rows
 *     ask for them
 */
public record TrainingWindow(
    long cutoff, Moments moments, List<Moments> blocks, Supplier<List<double[][]>> rows) {

  public TrainingWindow {
    blocks = List.copyOf(blocks);
  }

  /** SHA-256 of the moments, bit for bit. */
  String momentsDigest() {
    return digest(new double[][] {moments.toArray()});
  }

  /** SHA-256 of rows in their order, bit for bit. */
  static String digest(double[][] rows) {
    MessageDigest digest = Sha256.start();
    for (double[] row : rows) {
      ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
      bytes.asDoubleBuffer().put(row);
      digest.update(bytes.array());
    }
    return Sha256.hex(digest);
  }
}
