package org.alluvium.flows.discovery.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers from memory, and what was asked. */
final class Responses implements Outside {
  private final Function<String, String> answers;
  final List<String> asked = new ArrayList<>();

  /** Answers by what was asked: the address, or what was posted. */
  Responses(Function<String, String> answers) {
    this.answers = answers;
  }

  /** The text of a test resource; its README says where it is from. */
  static String recorded(String name) {
    try (InputStream stream = Responses.class.getResourceAsStream("/discovery/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static Page page(String name, String text) {
    return new Page(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] members(String universe) {
    return answer(universe);
  }

  @Override
  public byte[] get(String asker, URI address) {
    return answer(address.toString());
  }

  @Override
  public byte[] post(String asker, URI address, byte[] json) {
    return answer(new String(json, StandardCharsets.UTF_8));
  }

  private byte[] answer(String question) {
    asked.add(question);
    return answers.apply(question).getBytes(StandardCharsets.UTF_8);
  }
}
