package org.alluvium.flows.trials.declared;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.alluvium.flows.ingestion.file.CsvRecords;

/** Holds a file to UTF-8, through to its end: a parser would put another character in its place. */
final class Utf8Check {
  private static final int SIZE = 1 << 16;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer characters = CharBuffer.allocate(SIZE);
  private long line = 1;

  private Utf8Check() {}

  /**
   * Reads the file once, in the memory of a block.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException with the line of the first byte that is
   *     not UTF-8
   */
  static void require(Path file) throws IOException {
    try (InputStream bytes = CsvRecords.bytes(file)) {
      Utf8Check check = new Utf8Check();
      if (!check.isText(bytes)) {
        throw DeclarationErrors.notUtf8(file, check.line);
      }
    }
  }

  private boolean isText(InputStream bytes) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(SIZE);
    boolean ended = false;
    while (!ended) {
      int read = bytes.read(block.array(), block.position(), block.remaining());
      ended = read < 0;
      block.position(block.position() + Math.max(0, read)).flip();
      CoderResult result = decoder.decode(block, characters, ended);
      countLines();
      if (result.isError()) {
        return false;
      }
      block.compact();
    }
    return true;
  }

  private void countLines() {
    characters.flip();
    line += characters.chars().filter(character -> character == '\n').count();
    characters.clear();
  }
}
