package org.alluvium.flows.report.html;

import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RunHeader;

/** Which run this is, and the command that replays it. */
final class RunSection {
  private RunSection() {}

  static void write(Html html, RunHeader run) {
    html.raw("<header class=\"run\">\n<h1>Alluvium run report</h1>\n<dl>\n");
    fact(html, "run", run.runId());
    fact(html, "as of", run.asOf().toString());
    fact(html, "version", run.version());
    fact(html, "books and trials so far", "N = " + run.trials());
    digest(html, "configuration", run.code().configDigest());
    digest(html, "jar", run.code().jarDigest());
    html.raw("</dl>\n<p class=\"replay\">Replay, bit for bit: <code>")
        .text(run.code().replayCommand())
        .raw("</code></p>\n</header>\n");
  }

  private static void fact(Html html, String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
  }

  private static void digest(Html html, String name, Part<String> digest) {
    html.raw("<div class=\"digest\">").element("dt", name).raw("<dd>");
    if (digest.isPresent()) {
      html.element("code", digest.value());
    } else {
      html.text("– " + digest.missing());
    }
    html.raw("</dd></div>\n");
  }
}
