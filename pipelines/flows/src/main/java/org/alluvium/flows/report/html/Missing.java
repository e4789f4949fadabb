package org.alluvium.flows.report.html;

/** A part of the page that this run does not have. */
final class Missing {
  private Missing() {}

  static void write(Html html, String part, String reason) {
    html.raw("<p class=\"none\">").text(part).raw(": – ").text(reason).raw("</p>\n");
  }
}
