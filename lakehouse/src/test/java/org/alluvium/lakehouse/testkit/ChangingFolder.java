package org.alluvium.lakehouse.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** A folder that another process writes while a test looks at it: files come and go. */
public final class ChangingFolder {
  private ChangingFolder() {}

  /** How many files there are below a folder, of those that are still there when looked at. */
  public static long files(Path folder, Predicate<Path> counted) throws IOException {
    Counter counter = new Counter(counted);
    Files.walkFileTree(folder, counter);
    return counter.files;
  }

  private static final class Counter extends SimpleFileVisitor<Path> {
    private final Predicate<Path> counted;
    private long files;

    Counter(Predicate<Path> counted) {
      this.counted = counted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files += counted.test(file) ? 1 : 0;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
