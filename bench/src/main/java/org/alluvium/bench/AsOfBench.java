package org.alluvium.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.asof.AsOfJoin;

/**
 * Measures the as-of join of many keys, on as many threads as there are cores.
 *
 * <p>Arguments: {@code join}, work folder, result file, number of keys, tolerance, then folders
 * below the work folder, each with files of 64-bit numbers, little end first: {@code times} of the
 * rows, {@code event_times} and {@code known_at} of the observations, key by key, as many for each.
 * What was matched is left there as {@code matches}, 32-bit positions among all observations.
 */
public final class AsOfBench {
  private static final int REPETITIONS = 7;

  private final int keys;
  private final long tolerance;
  private final long[] times;
  private final long[] eventTimes;
  private final long[] knownAt;

  private AsOfBench(int keys, long tolerance, Path folder) throws IOException {
    this.keys = keys;
    this.tolerance = tolerance;
    this.times = numbers(folder.resolve("times"));
    this.eventTimes = numbers(folder.resolve("event_times"));
    this.knownAt = numbers(folder.resolve("known_at"));
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    Timings timings = new Timings();
    for (String name : Arrays.asList(arguments).subList(5, arguments.length)) {
      Path folder = work.resolve(name);
      AsOfBench bench =
          new AsOfBench(Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]), folder);
      int[] matches = new int[bench.times.length];
      for (int repetition = 1; repetition <= REPETITIONS; repetition++) {
        timings.seconds("%s_%d".formatted(name, repetition), () -> bench.join(matches));
      }
      keep(matches, folder.resolve("matches"));
    }
    timings.write(Path.of(arguments[2]));
  }

  private void join(int[] matches) {
    IntStream.range(0, keys).parallel().forEach(key -> join(key, matches));
  }

  private void join(int key, int[] matches) {
    int rows = times.length / keys;
    int observations = eventTimes.length / keys;
    int first = key * observations;
    int[] found =
        AsOfJoin.of(part(eventTimes, key, observations), part(knownAt, key, observations))
            .at(part(times, key, rows), tolerance);
    for (int row = 0; row < rows; row++) {
      matches[key * rows + row] = found[row] == AsOfJoin.NONE ? -1 : first + found[row];
    }
  }

  private static long[] part(long[] all, int key, int size) {
    return Arrays.copyOfRange(all, key * size, (key + 1) * size);
  }

  private static long[] numbers(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      long[] numbers = new long[Math.toIntExact(channel.size() / Long.BYTES)];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
      return numbers;
    }
  }

  private static void keep(int[] matches, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      channel
          .map(FileChannel.MapMode.READ_WRITE, 0, (long) matches.length * Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .put(matches);
    }
  }
}
