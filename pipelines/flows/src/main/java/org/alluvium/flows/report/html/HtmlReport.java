package org.alluvium.flows.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alluvium.flows.report.model.ReportModel;

/**
 * The report as one HTML file that needs no network: styles, script, chart library and data are
 * inside, and its content security policy forbids every fetch. The same model gives the same bytes.
 */
public final class HtmlReport {
  private static final String CHART_LIBRARY =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
  private static final String FOLDER = "/org/alluvium/flows/report/";
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  private HtmlReport() {}

  /**
   * Writes the page to {@code file}, making its folders; a reader sees the old file or the whole
   * new one.
   */
  public static void write(ReportModel model, Path file) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path part = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(part, render(model), StandardCharsets.UTF_8);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("report " + target + " cannot be written", e);
    }
  }

  /** The page's text. O(points of the model). */
  public static String render(ReportModel model) {
    Page page = Page.of(model, resource(FOLDER + "guide.html"));
    Map<String, String> parts =
        Map.of(
            "title", Html.escape("Alluvium run " + model.run().runId()),
            "style", resource(FOLDER + "report.css"),
            "navigation", page.navigation(),
            "body", page.body(),
            "charts", page.charts(),
            "library", resource(CHART_LIBRARY),
            "script", resource(FOLDER + "report.js"));
    return SLOT.matcher(resource(FOLDER + "report.html"))
        .replaceAll(slot -> Matcher.quoteReplacement(part(parts, slot)));
  }

  private static String part(Map<String, String> parts, MatchResult slot) {
    String part = parts.get(slot.group(1));
    if (part == null) {
      throw new IllegalStateException("report.html has an unknown slot " + slot.group());
    }
    return part;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path; the build left it out");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
