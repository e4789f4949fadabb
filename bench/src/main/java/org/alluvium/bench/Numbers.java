package org.alluvium.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of 64-bit floating-point numbers, little end first: what numpy calls {@code <f8}. */
final class Numbers {
  private Numbers() {}

  static double[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[bytes.capacity() / Double.BYTES];
    bytes.asDoubleBuffer().get(numbers);
    return numbers;
  }

  static void write(Path file, double[] numbers) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    Files.write(file, bytes.array());
  }
}
