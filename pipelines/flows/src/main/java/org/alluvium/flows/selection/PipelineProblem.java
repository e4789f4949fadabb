package org.alluvium.flows.selection;

/**
 * One thing that is wrong with a pipeline.
 *
 * @param kind of the stage that it is about, in the word of configuration; empty for the whole
 * @param parameter of that stage; empty for the stage as such
 * @param message in words, the stage included
 */
public record PipelineProblem(String kind, String parameter, String message) {
  /** Of a pipeline as a whole. */
  static PipelineProblem ofWhole(String message) {
    return new PipelineProblem("", "", message);
  }

  @Override
  public String toString() {
    return message;
  }
}
