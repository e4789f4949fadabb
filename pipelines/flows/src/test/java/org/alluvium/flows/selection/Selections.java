package org.alluvium.flows.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Pipelines and inputs for tests. */
final class Selections {
  static final LocalDate DATE = LocalDate.of(2017, 11, 10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Selections() {}

  /** A pipeline of stages; inner quotes may be single ones. */
  static PipelineConfiguration pipeline(String... stages) {
    String text = "{'stages': [%s]}".formatted(String.join(", ", stages)).replace('\'', '"');
    try {
      return PipelineConfiguration.of("mine", JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A pipeline in which only ranker, clusters and policy are chosen. */
  static SelectionPipeline of(String ranker, String clustering, String policy) {
    return SelectionPipeline.of(
        pipeline(
            "{'stage': 'ingestion/prices', 'look_back_sessions': 300}",
            "{'stage': 'features/stored'}",
            ranker,
            clustering,
            policy,
            "{'stage': 'synthesis/streams', 'logic': 'trend'}"));
  }

  /** Candidates A, B, … with random walks of 300 sessions. */
  static SelectionInput input(int candidates, Map<String, double[]> features) {
    return input(walks(candidates, 300), features);
  }

  static SelectionInput input(double[][] closes, Map<String, double[]> features) {
    double[][] volumes = new double[closes.length][closes[0].length];
    Arrays.stream(volumes).forEach(row -> Arrays.fill(row, 1e7));
    return new SelectionInput(
        symbols(closes.length), DATE, closes, volumes, features, Optional.empty());
  }

  static List<String> symbols(int candidates) {
    return IntStream.range(0, candidates).mapToObj(i -> "X:" + (char) ('A' + i)).toList();
  }

  static double[][] walks(int candidates, int sessions) {
    Random random = new Random(7);
    double[][] closes = new double[candidates][sessions];
    for (double[] row : closes) {
      double price = 100;
      for (int t = 0; t < sessions; t++) {
        price *= Math.exp(0.01 * random.nextGaussian());
        row[t] = price;
      }
    }
    return closes;
  }

  static List<String> winners(SelectionOutcome outcome) {
    return outcome.winners().stream().map(Candidate::symbol).toList();
  }

  static Candidate of(SelectionOutcome outcome, String symbol) {
    return outcome.candidates().stream()
        .filter(candidate -> candidate.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
